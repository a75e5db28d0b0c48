package org.throughline.agencies.answers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** Answers of the agencies of this node. */
final class AnswerTable {
    private final JdbcClient sql;

    AnswerTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** Whether the answer is new; a message id is used once. */
    boolean insert(
            AgencyId agency,
            String messageId,
            String person,
            String command,
            CaseId caseId,
            String data,
            Instant at) {
        return sql.sql(
                                """
                                insert into gateway.answer
                                    (agency, message_id, person, command, case_id, data, state, written_at)
                                values (:agency, :messageId, :person, :command, :caseId, :data::jsonb, 'queued', :at)
                                on conflict do nothing
                                """)
                        .param("agency", agency.value())
                        .param("messageId", messageId)
                        .param("person", person)
                        .param("command", command)
                        .param("caseId", caseId.value())
                        .param("data", data)
                        .param("at", EntryTable.utc(at))
                        .update()
                == 1;
    }

    /**
     * Those not yet sent, and those sent without an outcome for so long that they are sent again.
     */
    List<AnswerBox.Answer> toSend(AgencyId agency, Instant now, Duration again, int limit) {
        return sql.sql(
                        """
                        select * from gateway.answer
                        where agency = :agency and (state = 'queued' or state = 'sent' and sent_at < :before)
                        order by written_at limit :limit
                        """)
                .param("agency", agency.value())
                .param("before", EntryTable.utc(now.minus(again)))
                .param("limit", limit)
                .query((row, _) -> answer(row))
                .list();
    }

    void sent(AgencyId agency, String messageId, Instant at) {
        sql.sql(
                        """
                        update gateway.answer set state = 'sent', sent_at = :at
                        where agency = :agency and message_id = :messageId and state in ('queued', 'sent')
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .param("at", EntryTable.utc(at))
                .update();
    }

    void settled(
            AgencyId agency,
            String messageId,
            @Nullable String refusal,
            List<String> details,
            Instant at) {
        sql.sql(
                        """
                        update gateway.answer
                            set state = :state, refusal = :refusal, details = :details::jsonb, settled_at = :at
                        where agency = :agency and message_id = :messageId and settled_at is null
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .param("state", refusal == null ? "recorded" : "refused")
                .param("refusal", refusal)
                .param("details", PartnerJson.write(details))
                .param("at", EntryTable.utc(at))
                .update();
    }

    void erase(AgencyId agency, CaseId caseId) {
        sql.sql(
                        "update gateway.answer set data = '{}' where agency = :agency and case_id = :caseId")
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .update();
    }

    void parked(AgencyId agency, String messageId, String refusal, List<String> details) {
        sql.sql(
                        """
                        update gateway.answer
                            set state = 'parked', refusal = :refusal, details = :details::jsonb
                        where agency = :agency and message_id = :messageId and settled_at is null
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .param("refusal", refusal)
                .param("details", PartnerJson.write(details))
                .update();
    }

    Optional<AnswerBox.Answer> find(AgencyId agency, String messageId) {
        return sql.sql(
                        "select * from gateway.answer where agency = :agency and message_id = :messageId")
                .param("agency", agency.value())
                .param("messageId", messageId)
                .query((row, _) -> answer(row))
                .optional();
    }

    List<AnswerBox.Answer> ofCase(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        """
                        select * from gateway.answer where agency = :agency and case_id = :caseId
                        order by written_at desc
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query((row, _) -> answer(row))
                .list();
    }

    private static AnswerBox.Answer answer(java.sql.ResultSet row) throws java.sql.SQLException {
        return new AnswerBox.Answer(
                row.getString("message_id"),
                row.getString("person"),
                row.getString("command"),
                new CaseId(row.getString("case_id")),
                row.getString("data"),
                row.getString("state"),
                row.getString("refusal"),
                PartnerJson.tree(row.getString("details"))
                        .valueStream()
                        .map(detail -> detail.asString())
                        .toList(),
                EntryTable.instant(row, "written_at"));
    }
}
