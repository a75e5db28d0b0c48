package org.throughline.agencies.kafka.loop;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** Which node works for which agency; the database's clock says until when. */
public final class TurnTable {
    private final JdbcClient sql;
    private final String table;

    private TurnTable(DataSource database, String table) {
        this.sql = JdbcClient.create(database);
        this.table = table;
    }

    /** Who fills the topics, over the casework database. */
    public static TurnTable ofPublishing(DataSource database) {
        return new TurnTable(database, "release.publishing_lease");
    }

    /** Who takes from the topics, over the gateway database. */
    public static TurnTable ofReceiving(DataSource database) {
        return new TurnTable(database, "gateway.receiving_lease");
    }

    /** Takes an agency that nobody holds, or keeps it; false while another node holds it. */
    public boolean take(AgencyId agency, String holder, Duration time) {
        return sql.sql(
                                """
                                insert into %s as l (agency, holder, held_until)
                                values (:agency, :holder, clock_timestamp() + :millis * interval '1 millisecond')
                                on conflict (agency) do update
                                    set holder = excluded.holder, held_until = excluded.held_until
                                    where l.holder = excluded.holder
                                       or l.held_until < clock_timestamp()
                                """
                                        .formatted(table))
                        .param("agency", agency.value())
                        .param("holder", holder)
                        .param("millis", time.toMillis())
                        .update()
                == 1;
    }

    /** Asks for an agency whose holder has at least two more than this node. */
    void wish(AgencyId agency, String holder) {
        sql.sql(
                        """
                        update %1$s as l set wished_by = :holder, wished_at = clock_timestamp()
                        where agency = :agency and holder <> :holder and %2$s
                        """
                                .formatted(table, hasTwoMore("l.holder", ":holder")))
                .param("agency", agency.value())
                .param("holder", holder)
                .update();
    }

    /**
     * Gives an agency to a node that asked for it within this time, if it still has two less; false
     * when there is none.
     */
    boolean grant(AgencyId agency, String holder, Duration lately) {
        return sql.sql(
                                """
                                update %1$s as l set holder = wished_by, wished_by = null
                                where agency = :agency and holder = :holder and wished_by <> :holder
                                  and wished_at > clock_timestamp() - :millis * interval '1 millisecond' and %2$s
                                """
                                        .formatted(table, hasTwoMore(":holder", "l.wished_by")))
                        .param("agency", agency.value())
                        .param("holder", holder)
                        .param("millis", lately.toMillis())
                        .update()
                == 1;
    }

    private String hasTwoMore(String one, String other) {
        return held(one) + " > " + held(other) + " + 1";
    }

    private String held(String holder) {
        return "(select count(*) from %s as o where o.holder = %s and o.held_until > clock_timestamp())"
                .formatted(table, holder);
    }

    /** Lets another node go on at once. */
    void giveUp(AgencyId agency, String holder) {
        sql.sql(
                        "update %s set held_until = clock_timestamp() where agency = :agency and holder = :holder"
                                .formatted(table))
                .param("agency", agency.value())
                .param("holder", holder)
                .update();
    }
}
