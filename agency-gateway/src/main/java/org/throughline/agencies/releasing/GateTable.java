package org.throughline.agencies.releasing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.release.GateChange;

/** The gates that ever were open, and when those that are open close by themselves. */
final class GateTable {
    private final JdbcClient sql;

    GateTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** The gate of one agency in one case, that is open. */
    record OpenGate(AgencyId agency, CaseId caseId) {}

    void save(CaseId caseId, GateChange change) {
        sql.sql(
                        """
                        insert into release.gate (agency, case_id, is_open, opens_at, closes_at)
                        values (:agency, :caseId, :isOpen, :opensAt, :closesAt)
                        on conflict (agency, case_id) do update
                            set is_open = excluded.is_open, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
                                closes_ahead = false
                        """)
                .param("agency", change.agency().value())
                .param("caseId", caseId.value())
                .param("isOpen", change.gate().isOpen())
                .param("opensAt", change.gate().opensAt())
                .param("closesAt", change.gate().closesAt())
                .update();
    }

    /** From now on the end of no open gate is known. */
    void forgetEnds() {
        sql.sql("update release.gate set open_until = null where is_open").update();
    }

    /** From now on the end of no open gate of this agency is known. */
    void forgetEnds(AgencyId agency) {
        sql.sql("update release.gate set open_until = null where is_open and agency = :agency")
                .param("agency", agency.value())
                .update();
    }

    /**
     * Keeps until when a gate is open; nothing happens to one that is closed.
     *
     * @param end empty when no end is in sight
     */
    void keepEnd(OpenGate gate, Optional<Instant> end, boolean inStoryTime) {
        sql.sql(
                        """
                        update release.gate
                        set open_until = coalesce(:end::timestamptz, 'infinity'), story_time = :storyTime
                        where agency = :agency and case_id = :caseId and is_open
                        """)
                .param("end", end.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("storyTime", inStoryTime)
                .param("agency", gate.agency().value())
                .param("caseId", gate.caseId().value())
                .update();
    }

    /**
     * Keeps until when the open gates of a case are open, and which of them the log has closed
     * already. One of which nothing changes is not held: what leaves through it would wait.
     *
     * @param ends one that is missing has no end in sight
     * @return the agencies whose gate was taken for closed and is not
     */
    List<AgencyId> keep(
            CaseId caseId, Map<AgencyId, Instant> ends, Set<AgencyId> ahead, boolean inStoryTime) {
        var agencies = List.copyOf(ends.keySet());
        return sql.sql(
                        """
                        with wanted as (
                            select g.agency, coalesce(e.until, 'infinity') as open_until,
                                   :storyTime::boolean as story_time, g.agency = any (:ahead) as closes_ahead
                            from release.gate g
                                     left join unnest(:agencies::text[], :ends::timestamptz[]) as e (agency, until)
                                               on e.agency = g.agency
                            where g.case_id = :caseId and g.is_open),
                        before as (
                            select g.agency, g.closes_ahead
                            from release.gate g join wanted w on w.agency = g.agency
                            where g.case_id = :caseId and g.is_open
                              and (g.open_until, g.story_time, g.closes_ahead)
                                  is distinct from (w.open_until, w.story_time, w.closes_ahead)
                            for update of g),
                        kept as (
                            update release.gate g
                            set open_until = w.open_until, story_time = w.story_time, closes_ahead = w.closes_ahead
                            from before join wanted w on w.agency = before.agency
                            where g.case_id = :caseId and g.agency = before.agency
                            returning g.agency, before.closes_ahead and not g.closes_ahead as is_back)
                        select agency from kept where is_back
                        """)
                .param("caseId", caseId.value())
                .param("agencies", codes(agencies))
                .param(
                        "ends",
                        agencies.stream()
                                .map(ends::get)
                                .map(Instant::toString)
                                .toArray(String[]::new))
                .param("storyTime", inStoryTime)
                .param("ahead", codes(ahead))
                .query((row, _) -> new AgencyId(row.getString(1)))
                .list();
    }

    /**
     * Those of these cases whose gate is closed to the agency now, or by what the log holds
     * already.
     */
    Set<CaseId> closed(AgencyId agency, Collection<CaseId> cases) {
        return sql.sql(
                        """
                        select case_id from release.gate
                        where agency = :agency and case_id = any (:cases) and (not is_open or closes_ahead)
                        """)
                .param("agency", agency.value())
                .param("cases", cases.stream().map(CaseId::value).toArray(String[]::new))
                .query((row, _) -> new CaseId(row.getString(1)))
                .set();
    }

    /** The same of one gate, which stays as it is until the transaction ends. */
    boolean heldIsClosed(AgencyId agency, CaseId caseId) {
        return sql.sql(
                        """
                        select not is_open or closes_ahead from release.gate
                        where agency = :agency and case_id = :caseId for update
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Keeps that the log has closed an open gate already. */
    void closeAhead(AgencyId agency, CaseId caseId) {
        sql.sql(
                        """
                        update release.gate set closes_ahead = true
                        where agency = :agency and case_id = :caseId and is_open
                        """)
                .param("agency", agency.value())
                .param("caseId", caseId.value())
                .update();
    }

    private static String[] codes(Collection<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toArray(String[]::new);
    }

    /**
     * When the time of the first open gate is over: long ago while the end of one is not known,
     * never when none has an end in sight. Asked of the two ends of an index: a town has a hundred
     * thousand gates.
     */
    Instant firstEnd(boolean inStoryTime) {
        return sql.sql(
                        """
                        select case when exists (select from (select open_until from release.gate
                                                              where is_open order by open_until desc limit 1) as last
                                                 where last.open_until is null)
                            then '-infinity'
                            else coalesce((select open_until from release.gate
                                           where is_open and story_time = :storyTime
                                           order by open_until limit 1), 'infinity') end
                        """)
                .param("storyTime", inStoryTime)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    List<OpenGate> withoutEnd() {
        return sql.sql(
                        """
                        select agency, case_id from release.gate
                        where is_open and open_until is null
                        order by case_id, agency
                        """)
                .query((row, _) -> gate(row.getString(1), row.getString(2)))
                .list();
    }

    /** The open gates whose time is over at that moment, those that ended first before others. */
    List<OpenGate> overAt(Instant moment, boolean inStoryTime) {
        return sql.sql(
                        """
                        select agency, case_id from release.gate
                        where is_open and open_until <= :moment and story_time = :storyTime
                        order by open_until, case_id, agency
                        """)
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .param("storyTime", inStoryTime)
                .query((row, _) -> gate(row.getString(1), row.getString(2)))
                .list();
    }

    private static OpenGate gate(String agency, String caseId) {
        return new OpenGate(new AgencyId(agency), new CaseId(caseId));
    }

    boolean holdsAnything(OpenGate gate) {
        return sql.sql(
                        "select exists (select from release.entry where agency = :agency and"
                                + " case_id = :caseId)")
                .param("agency", gate.agency().value())
                .param("caseId", gate.caseId().value())
                .query(Boolean.class)
                .single();
    }
}
