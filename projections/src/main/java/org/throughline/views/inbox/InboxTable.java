package org.throughline.views.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;

/** The rows of the inboxes. */
final class InboxTable {
    private static final String AFTER =
            """
             and changed_at <= :changedAt
             and (changed_at < :changedAt or referral_id > :referralId)
            """;

    private final JdbcClient sql;

    InboxTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void sent(PartnerEntry entry, String referralId) {
        sql.sql(
                        """
                        insert into inbox.referral
                            (agency, referral_id, case_id, service, need_category, urgency, state, respond_by, received_at,
                             changed_at, personal_name, personal_ask, event_id)
                        values (:agency, :referralId, :caseId, :service, :need, :urgency, 'SENT', :respondBy, :at, :at, :name,
                                :ask, :eventId)
                        on conflict (agency, referral_id) do update set
                            service = excluded.service, need_category = excluded.need_category,
                            urgency = excluded.urgency, respond_by = excluded.respond_by,
                            personal_name = excluded.personal_name, personal_ask = excluded.personal_ask,
                            event_id = excluded.event_id
                        """)
                .param("agency", entry.agency().value())
                .param("referralId", referralId)
                .param("caseId", entry.caseId().value())
                .param("service", text(entry, "service"))
                .param("need", text(entry, "needCategory"))
                .param("urgency", text(entry, "urgency"))
                .param("respondBy", time(text(entry, "respondBy")))
                .param("at", entry.releasedAt().atOffset(ZoneOffset.UTC))
                .param("name", text(entry, "clientName"))
                .param("ask", text(entry, "ask"))
                .param("eventId", entry.eventId())
                .update();
    }

    /** What was said in the sending is not to be shown any more. */
    void masked(AgencyId agency, String eventId, boolean name, boolean ask, String text) {
        sql.sql(
                        """
                        update inbox.referral set
                            personal_name = case when :name and personal_name is not null then :text else personal_name end,
                            personal_ask = case when :ask and personal_ask is not null then :text else personal_ask end
                        where agency = :agency and event_id = :eventId
                        """)
                .param("agency", agency.value())
                .param("eventId", eventId)
                .param("name", name)
                .param("ask", ask)
                .param("text", text)
                .update();
    }

    /** It was sent in error. */
    void takenBack(AgencyId agency, String eventId, Instant at) {
        sql.sql(
                        """
                        update inbox.referral
                        set state = 'IN_ERROR', changed_at = :at, personal_name = null, personal_ask = null
                        where agency = :agency and event_id = :eventId
                        """)
                .param("agency", agency.value())
                .param("eventId", eventId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void moved(AgencyId agency, String referralId, String state, Instant at) {
        sql.sql(
                        """
                        update inbox.referral set state = :state, changed_at = :at
                        where agency = :agency and referral_id = :referralId
                        """)
                .param("agency", agency.value())
                .param("referralId", referralId)
                .param("state", state)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<InboxRow> page(AgencyId agency, AgencyInbox.@Nullable Place after, int limit) {
        var asked =
                sql.sql(
                                "select * from inbox.referral where agency = :agency"
                                        + (after == null ? "" : AFTER)
                                        + " order by changed_at desc, referral_id limit :limit")
                        .param("agency", agency.value())
                        .param("limit", limit);
        if (after != null) {
            asked =
                    asked.param("changedAt", after.changedAt().atOffset(ZoneOffset.UTC))
                            .param("referralId", after.referralId());
        }
        return asked.query((row, _) -> row(row)).list();
    }

    List<InboxRow> ofCase(AgencyId agency, String caseId) {
        return sql.sql(
                        """
                        select * from inbox.referral where agency = :agency and case_id = :caseId
                        order by changed_at desc, referral_id
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId)
                .query((row, _) -> row(row))
                .list();
    }

    Optional<InboxRow> find(AgencyId agency, String referralId) {
        return sql.sql(
                        "select * from inbox.referral where agency = :agency and referral_id = :referralId")
                .param("agency", agency.value())
                .param("referralId", referralId)
                .query((row, _) -> row(row))
                .optional();
    }

    private static InboxRow row(ResultSet row) throws SQLException {
        var respondBy = row.getObject("respond_by", OffsetDateTime.class);
        return new InboxRow(
                row.getString("referral_id"),
                row.getString("case_id"),
                row.getString("service"),
                row.getString("need_category"),
                row.getString("urgency"),
                row.getString("state"),
                respondBy == null ? null : respondBy.toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("personal_name"),
                row.getString("personal_ask"));
    }

    private static @Nullable String text(PartnerEntry entry, String field) {
        var value = entry.payload().get(field);
        return value == null ? null : String.valueOf(value);
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        return text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
    }
}
