package org.throughline.agencies.releasing;

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
     * @param lastSeq of what goes out to the agency, whether published or not
     */
    public record Publication(
            String topicId,
            long publishedSeq,
            long erasures,
            long refillAsked,
            long refillDone,
            long lastSeq) {
        public boolean isRefillDue() {
            return refillAsked > refillDone;
        }
    }

    /** How far it is; of a topic that was never filled the id is empty. */
    public Publication of(AgencyId agency) {
        return sql.sql(
                        """
                        select coalesce(p.topic_id, ''), coalesce(p.published_seq, 0), coalesce(p.erasures, 0),
                               coalesce(p.refill_asked, 0), coalesce(p.refill_done, 0), coalesce(c.outbox_seq, 0)
                        from (values (:agency)) as asked (agency)
                            left join release.publication p on p.agency = asked.agency
                            left join release.agency_count c on c.agency = asked.agency
                        """)
                .param("agency", agency.value())
                .query((row, _) ->
                        new Publication(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                .single();
    }

    /**
     * The topic with this id has been filled so far; it is to be emptied once more, if words were
     * taken out since so many times.
     */
    public void published(AgencyId agency, String topicId, long publishedSeq, long erasures) {
        sql.sql(
                        """
                        insert into release.publication as p (agency, topic_id, published_seq)
                        values (:agency, :topicId, :seq)
                        on conflict (agency) do update
                            set topic_id = excluded.topic_id, published_seq = excluded.published_seq,
                                refill_asked = p.refill_asked + (p.erasures > :erasures)::int
                        """)
                .param("agency", agency.value())
                .param("topicId", topicId)
                .param("seq", publishedSeq)
                .param("erasures", erasures)
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
