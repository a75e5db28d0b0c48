package org.throughline.agencies.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;

/** The answers that wait for a person, on the casework side. */
public final class ParkedAnswerTable {
    private final JdbcClient sql;
    private final SealedText texts;

    /**
     * Over the casework database, migrated.
     *
     * @param keys with which what an agency wrote about a client is sealed
     */
    public ParkedAnswerTable(DataSource database, PersonKeys keys) {
        this.texts = new SealedText(keys);
        this.sql = JdbcClient.create(database);
    }

    /** Keeps an answer; one that is kept already stays as it is. */
    public void insert(ParkedAnswer answer) {
        sql.sql(
                        """
                        insert into release.parked_answer
                            (agency, message_id, person, command, case_id, data, map_version, parked_at)
                        values (:agency, :messageId, :person, :command, :caseId, :data::jsonb, :mapVersion, :at)
                        on conflict do nothing
                        """)
                .param("agency", answer.agency().value())
                .param("messageId", answer.messageId())
                .param("person", answer.person())
                .param("command", answer.command())
                .param("caseId", answer.caseId().value())
                .param("data", sealed(answer))
                .param("mapVersion", answer.mapVersion())
                .param("at", EntryTable.utc(answer.parkedAt()))
                .update();
    }

    /** The answer of this message, whether it still waits or not. */
    public Optional<ParkedAnswer> find(AgencyId agency, String messageId) {
        return sql.sql(
                        "select * from release.parked_answer where agency = :agency and message_id = :messageId")
                .param("agency", agency.value())
                .param("messageId", messageId)
                .query((row, _) -> answer(row))
                .optional();
    }

    /** The answer of this message, while it waits. */
    public Optional<ParkedAnswer> findWaiting(AgencyId agency, String messageId) {
        return sql.sql(
                        """
                        select * from release.parked_answer
                        where agency = :agency and message_id = :messageId and settled_at is null
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .query((row, _) -> answer(row))
                .optional();
    }

    /** Those that wait, the oldest first. */
    public List<ParkedAnswer> waiting(int limit) {
        return sql.sql(
                        """
                        select * from release.parked_answer where settled_at is null
                        order by parked_at limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> answer(row))
                .list();
    }

    /** How many of the agency wait. */
    public int waiting(AgencyId agency) {
        return sql.sql(
                        """
                        select count(*) from release.parked_answer
                        where agency = :agency and settled_at is null
                        """)
                .param("agency", agency.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Notes what became of it.
     *
     * @param outcome recorded, or the code of a refusal
     */
    public void settled(AgencyId agency, String messageId, String outcome, Instant at) {
        sql.sql(
                        """
                        update release.parked_answer set outcome = :outcome, settled_at = :at
                        where agency = :agency and message_id = :messageId and settled_at is null
                        """)
                .param("agency", agency.value())
                .param("messageId", messageId)
                .param("outcome", outcome)
                .param("at", EntryTable.utc(at))
                .update();
    }

    private String sealed(ParkedAnswer answer) {
        return PartnerJson.write(
                texts.sealed(
                        DataSubject.client(answer.caseId()),
                        place(answer.agency().value(), answer.messageId()),
                        answer.data()));
    }

    /** Of a client who was erased meanwhile nothing is left that could be recorded. */
    private String opened(ResultSet row) throws SQLException {
        var data = PartnerJson.tree(row.getString("data"));
        if (!data.isString()) {
            return data.toString();
        }
        var place = place(row.getString("agency"), row.getString("message_id"));
        var opened = texts.opened(place, data.asString());
        return opened.equals(Erased.MARK) ? "{}" : opened;
    }

    private static String place(String agency, String messageId) {
        return "parked/" + agency + '/' + messageId;
    }

    private ParkedAnswer answer(ResultSet row) throws SQLException {
        return new ParkedAnswer(
                new AgencyId(row.getString("agency")),
                row.getString("message_id"),
                row.getString("person"),
                row.getString("command"),
                new CaseId(row.getString("case_id")),
                opened(row),
                row.getInt("map_version"),
                EntryTable.instant(row, "parked_at"));
    }
}
