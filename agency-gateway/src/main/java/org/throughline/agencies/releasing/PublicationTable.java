package org.throughline.agencies.releasing;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** How far the topic of each agency has been filled, and whether it is to be filled again. */
public final class PublicationTable {
    private final JdbcClient sql;

    public PublicationTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * The state of one topic.
     *
     * @param topicId which topic it was; another one of the same name is filled from the start
     * @param erasures how often words were taken out of what had been released
     * @param refillAsked how often the topics were to be emptied
     * @param refillDone up to which asking they were
     */
    public record Publication(
            String topicId, long publishedSeq, long erasures, long refillAsked, long refillDone) {
        public boolean isRefillDue() {
            return refillAsked > refillDone;
        }
    }

    public Optional<Publication> find(AgencyId agency) {
        return sql.sql(
                        """
                        select topic_id, published_seq, erasures, refill_asked, refill_done
                        from release.publication where agency = :agency
                        """)
                .param("agency", agency.value())
                .query((row, _) ->
                        new Publication(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)))
                .optional();
    }

    /** Whether this node fills the topic of the agency for the time that follows. */
    public boolean isMine(AgencyId agency, String holder, Duration time) {
        return sql.sql(
                                """
                                insert into release.publishing_lease as l (agency, holder, held_until)
                                values (:agency, :holder, clock_timestamp() + :millis * interval '1 millisecond')
                                on conflict (agency) do update
                                    set holder = excluded.holder, held_until = excluded.held_until
                                    where l.holder = excluded.holder or l.held_until < clock_timestamp()
                                """)
                        .param("agency", agency.value())
                        .param("holder", holder)
                        .param("millis", time.toMillis())
                        .update()
                == 1;
    }

    /** Lets another node fill the topic at once. */
    public void giveUp(AgencyId agency, String holder) {
        sql.sql("delete from release.publishing_lease where agency = :agency and holder = :holder")
                .param("agency", agency.value())
                .param("holder", holder)
                .update();
    }

    /** The topic with this id has been filled so far. */
    public void published(AgencyId agency, String topicId, long publishedSeq) {
        sql.sql(
                        """
                        insert into release.publication (agency, topic_id, published_seq) values (:agency, :topicId, :seq)
                        on conflict (agency) do update
                            set topic_id = excluded.topic_id, published_seq = excluded.published_seq
                        """)
                .param("agency", agency.value())
                .param("topicId", topicId)
                .param("seq", publishedSeq)
                .update();
    }

    /**
     * Words were taken out of what had been released: the topics are to be emptied and filled
     * again. Of an agency that nothing was published to there are none.
     */
    void erased(AgencyId agency) {
        sql.sql(
                        """
                        update release.publication set erasures = erasures + 1, refill_asked = refill_asked + 1
                        where agency = :agency
                        """)
                .param("agency", agency.value())
                .update();
    }

    /** The topics are to be emptied once more, if words were taken out since so many times. */
    public void askAgainSince(AgencyId agency, long erasures) {
        sql.sql(
                        """
                        update release.publication set refill_asked = refill_asked + 1
                        where agency = :agency and erasures > :erasures
                        """)
                .param("agency", agency.value())
                .param("erasures", erasures)
                .update();
    }

    /** The topics were emptied for all askings up to this one. */
    public void emptied(AgencyId agency, long asked) {
        sql.sql(
                        """
                        update release.publication set refill_done = greatest(refill_done, :asked)
                        where agency = :agency
                        """)
                .param("agency", agency.value())
                .param("asked", asked)
                .update();
    }
}
