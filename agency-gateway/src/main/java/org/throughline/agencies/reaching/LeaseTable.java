package org.throughline.agencies.reaching;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;

/** Which node delivers to which agency; the database's clock says until when. */
public final class LeaseTable {
    private final JdbcClient sql;

    public LeaseTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Takes an agency that nobody holds, or keeps it; empty while another node holds it. */
    public Optional<Lease> take(AgencyId agency, String holder, Duration time) {
        return sql.sql(
                        """
                        insert into gateway.lease as l (agency, holder, fence, held_until)
                        values (:agency, :holder, 1, clock_timestamp() + :millis * interval '1 millisecond')
                        on conflict (agency) do update
                            set holder = excluded.holder, held_until = excluded.held_until,
                                fence = l.fence + case when l.holder = excluded.holder then 0 else 1 end
                            where l.holder = excluded.holder or l.held_until < clock_timestamp()
                        returning fence
                        """)
                .param("agency", agency.value())
                .param("holder", holder)
                .param("millis", time.toMillis())
                .query(Long.class)
                .optional()
                .map(fence -> new Lease(agency, holder, fence));
    }

    /** Holds the lease for the rest of this transaction; false when it went to another node. */
    public boolean keep(Lease lease, Duration time) {
        return sql.sql(
                                """
                                update gateway.lease
                                set held_until = clock_timestamp() + :millis * interval '1 millisecond'
                                where agency = :agency and holder = :holder and fence = :fence
                                """)
                        .param("millis", time.toMillis())
                        .param("agency", lease.agency().value())
                        .param("holder", lease.holder())
                        .param("fence", lease.fence())
                        .update()
                == 1;
    }

    /** Lets another node go on at once. */
    public void giveUp(Lease lease) {
        sql.sql(
                        """
                        update gateway.lease set held_until = clock_timestamp()
                        where agency = :agency and holder = :holder and fence = :fence
                        """)
                .param("agency", lease.agency().value())
                .param("holder", lease.holder())
                .param("fence", lease.fence())
                .update();
    }
}
