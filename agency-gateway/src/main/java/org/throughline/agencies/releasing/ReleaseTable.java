package org.throughline.agencies.releasing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.releasing.ReleasePage.OfCase;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.sharing.release.Held;

/** What was released: entries, and what each agency holds of a case by them. */
final class ReleaseTable {
    private static final String ADD =
            """
            with next as (
                insert into release.agency_count as c (agency, release_seq, outbox_seq) values (:agency, 1, 1)
                on conflict (agency) do update
                    set release_seq = c.release_seq + 1, outbox_seq = c.outbox_seq + 1
                returning release_seq, outbox_seq),
            line as (
                insert into release.outbox (agency, outbox_seq, kind, case_id, release_seq)
                values (:agency, (select outbox_seq from next), 'entry', :caseId, (select release_seq from next)))
            insert into release.entry (%s, case_seq, fields, payload)
            values (%s, :caseSeq, :fields, :payload::jsonb)
            """
                    .formatted(
                            EntryTable.COLUMNS,
                            EntryTable.PARAMETERS.replace(
                                    ":releaseSeq", "(select release_seq from next)"));

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate batches;

    ReleaseTable(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new NamedParameterJdbcTemplate(database);
    }

    long lockedPosition() {
        return sql.sql("select position from release.progress for update")
                .query(Long.class)
                .single();
    }

    long position() {
        return sql.sql("select position from release.progress").query(Long.class).single();
    }

    void moveTo(long position) {
        sql.sql("update release.progress set position = :position")
                .param("position", position)
                .update();
    }

    /**
     * Stores entries, each under the next dense number of its agency, and puts them in line. In one
     * statement each and all on one way to the database, because nothing happens more often.
     *
     * @param entries their releaseSeq counts for nothing
     */
    void add(List<ReleasedEntry> entries) {
        if (!entries.isEmpty()) {
            batches.batchUpdate(
                    ADD,
                    entries.stream().map(ReleaseTable::values).toArray(SqlParameterSource[]::new));
        }
    }

    private static SqlParameterSource values(ReleasedEntry one) {
        return EntryTable.values(one.entry())
                .addValue("caseSeq", one.caseSeq())
                .addValue("fields", one.fields().toArray(String[]::new));
    }

    /** Puts what is left of an entry in its place. */
    void replace(PartnerEntry left) {
        sql.sql(
                        """
                        update release.entry set payload = :payload::jsonb
                        where agency = :agency and release_seq = :releaseSeq
                        """)
                .param("payload", PartnerJson.write(left.payload()))
                .param("agency", left.agency().value())
                .param("releaseSeq", left.releaseSeq())
                .update();
    }

    /**
     * What the agencies hold of these cases, gates and entries asked for together. A case of which
     * nobody holds anything is missing.
     */
    Map<CaseId, OfCase> holdings(Collection<CaseId> cases) {
        var found = new HashMap<CaseId, OfCase>();
        // Lateral, because on tables that were never analysed the planner would read them whole.
        sql.sql(
                        """
                        select asked.case_id, held.*
                        from unnest(:cases::text[]) as asked (case_id) cross join lateral (
                            select agency, is_open, opens_at, closes_at, open_until, story_time, closes_ahead,
                                   0 as agency_seq, null as level, 0 as case_seq, null::text[] as fields
                            from release.gate where case_id = asked.case_id
                            union all
                            select agency, null, null, null, null, null, null, agency_seq, level, case_seq, fields
                            from release.entry where case_id = asked.case_id
                            offset 0) as held
                        order by held.agency_seq
                        """)
                .param("cases", cases.stream().map(CaseId::value).toArray(String[]::new))
                .query(row -> {
                    var ofCase =
                            found.computeIfAbsent(
                                    new CaseId(row.getString("case_id")), _ -> OfCase.nothing());
                    ofCase.add(new AgencyId(row.getString("agency")), row);
                });
        return found;
    }

    /** The gates of the case that ever were open. */
    Map<AgencyId, Gate> gates(CaseId caseId) {
        var gates = new LinkedHashMap<AgencyId, Gate>();
        sql.sql(
                        """
                        select agency, is_open, opens_at, closes_at from release.gate
                        where case_id = :caseId
                        """)
                .param("caseId", caseId.value())
                .query(row -> {
                    gates.put(new AgencyId(row.getString("agency")), gate(row));
                });
        return gates;
    }

    static Gate gate(ResultSet row) throws SQLException {
        return new Gate(
                row.getBoolean("is_open"),
                EntryTable.integer(row, "opens_at"),
                EntryTable.integer(row, "closes_at"));
    }

    static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getInt("case_seq"),
                row.getInt("agency_seq"),
                PartnerJson.level(row.getString("level")),
                Set.copyOf(fields(row)));
    }

    private static List<String> fields(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("fields").getArray());
    }

    List<ReleasedEntry> entries(CaseId caseId) {
        return sql.sql(
                        "select "
                                + EntryTable.COLUMNS
                                + ", case_seq, fields, payload from release.entry where case_id ="
                                + " :caseId order by agency, agency_seq")
                .param("caseId", caseId.value())
                .query((row, _) -> released(row))
                .list();
    }

    /** The entries of an agency after a number, in the order in which they were released. */
    List<ReleasedEntry> after(AgencyId agency, long releaseSeq, int limit) {
        return sql.sql(
                        "select "
                                + EntryTable.COLUMNS
                                + ", case_seq, fields, payload from release.entry where agency ="
                                + " :agency and release_seq > :after order by release_seq limit"
                                + " :limit")
                .param("agency", agency.value())
                .param("after", releaseSeq)
                .param("limit", limit)
                .query((row, _) -> released(row))
                .list();
    }

    /** How many entries each agency was released. */
    Map<AgencyId, Long> counts() {
        var counts = new LinkedHashMap<AgencyId, Long>();
        sql.sql("select agency, release_seq from release.agency_count order by agency")
                .query(
                        (RowCallbackHandler)
                                row -> counts.put(new AgencyId(row.getString(1)), row.getLong(2)));
        return counts;
    }

    private static ReleasedEntry released(ResultSet row) throws SQLException {
        return new ReleasedEntry(EntryTable.read(row), row.getInt("case_seq"), fields(row));
    }
}
