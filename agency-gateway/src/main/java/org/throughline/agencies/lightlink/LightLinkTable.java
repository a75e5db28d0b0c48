package org.throughline.agencies.lightlink;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;

/** The light links. */
final class LightLinkTable {
    private final JdbcClient sql;

    LightLinkTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void insert(LightLink link, Instant at) {
        sql.sql(
                        """
                        insert into gateway.light_link
                            (digest, agency, case_id, referral, reference, person, release_seq, made_at, until)
                        values (:digest, :agency, :caseId, :referral, :reference, :person, :releaseSeq, :at, :until)
                        """)
                .param("digest", link.digest())
                .param("agency", link.agency().value())
                .param("caseId", link.caseId().value())
                .param("referral", link.referral().value())
                .param("reference", link.reference())
                .param("person", link.person().value())
                .param("releaseSeq", link.releaseSeq())
                .param("at", EntryTable.utc(at))
                .param("until", EntryTable.utc(link.until()))
                .update();
    }

    Optional<LightLink> find(String digest) {
        return sql.sql(
                        """
                        select digest, agency, case_id, referral, reference, person, release_seq, until, voided_at
                        from gateway.light_link where digest = :digest
                        """)
                .param("digest", digest)
                .query((row, _) -> link(row))
                .optional();
    }

    /** The same, and nobody else reads it so until this transaction ends. */
    Optional<LightLink> hold(String digest) {
        return sql.sql("select digest from gateway.light_link where digest = :digest for update")
                .param("digest", digest)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** How the links to this referral are called. */
    Optional<String> reference(AgencyId agency, ReferralId referral) {
        return sql.sql(
                        """
                        select reference from gateway.light_link
                        where agency = :agency and referral = :referral limit 1
                        """)
                .param("agency", agency.value())
                .param("referral", referral.value())
                .query(String.class)
                .optional();
    }

    void voidOthers(LightLink newest, Instant at) {
        sql.sql(
                        """
                        update gateway.light_link set voided_at = :at
                        where agency = :agency and referral = :referral and digest <> :digest and voided_at is null
                        """)
                .param("at", EntryTable.utc(at))
                .param("agency", newest.agency().value())
                .param("referral", newest.referral().value())
                .param("digest", newest.digest())
                .update();
    }

    void remove(String digest) {
        sql.sql("delete from gateway.light_link where digest = :digest")
                .param("digest", digest)
                .update();
    }

    void removeOver(Instant before) {
        sql.sql("delete from gateway.light_link where until < :before")
                .param("before", EntryTable.utc(before))
                .update();
    }

    /** Counts a wrong code; the link is void once there were too many. */
    void wrongCode(String digest, int max, Instant at) {
        sql.sql(
                        """
                        update gateway.light_link
                        set wrong_codes = wrong_codes + 1,
                            voided_at = case when wrong_codes + 1 >= :max then coalesce(voided_at, :at) else voided_at end
                        where digest = :digest
                        """)
                .param("max", max)
                .param("at", EntryTable.utc(at))
                .param("digest", digest)
                .update();
    }

    /** Notes that another link is wished; false when that was done too lately, or too often. */
    boolean renew(String digest, int max, Instant now, Instant before) {
        return sql.sql(
                                """
                                update gateway.light_link set renewals = renewals + 1, renewed_at = :now
                                where digest = :digest and renewals < :max
                                  and (renewed_at is null or renewed_at < :before)
                                """)
                        .param("now", EntryTable.utc(now))
                        .param("digest", digest)
                        .param("max", max)
                        .param("before", EntryTable.utc(before))
                        .update()
                == 1;
    }

    private static LightLink link(ResultSet row) throws SQLException {
        return new LightLink(
                row.getString("digest"),
                new AgencyId(row.getString("agency")),
                new CaseId(row.getString("case_id")),
                new ReferralId(row.getString("referral")),
                row.getString("reference"),
                new PersonId(row.getString("person")),
                row.getLong("release_seq"),
                EntryTable.instant(row, "until"),
                row.getObject("voided_at") != null);
    }
}
