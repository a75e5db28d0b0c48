package org.throughline.views.caseload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.views.replay.Replay;

/** The rows of the caseload. */
public final class CaseloadTable {
    /**
     * Letters of the alphabet fold and no others: by the rules of a language it takes three times
     * as long, and every case of the project is looked at.
     */
    private static final String OF_REFERENCE =
            """
            position(lower(:reference collate "C") in lower(case_ref collate "C")) > 0
            """;

    private final JdbcClient sql;
    private final SealedText personal;

    public CaseloadTable(DataSource database, PersonKeys keys) {
        this.sql = JdbcClient.create(database);
        this.personal = new SealedText(keys);
    }

    /** Writes the case's row anew. */
    public void renew(CaseId caseId, List<RecordedEvent> history) {
        if (!(history.getFirst().event() instanceof CaseOpened opened)) {
            throw new IllegalStateException("a case begins with its opening");
        }
        var lamps = FourLamps.of(history);
        var referrals = Referrals.NONE;
        String name = null;
        String risk = null;
        boolean isClosed = false;
        for (var recorded : history) {
            referrals = referrals.evolve(recorded);
        }
        for (var known : Replay.of(history).standing()) {
            switch (known.event().event()) {
                case CaseOpened _ -> name = text(known, "clientName");
                case ClientDetailsRecorded _ -> name = text(known, "name");
                case RiskAssessed _ -> risk = text(known, "level");
                case CaseClosed _ -> isClosed = true;
                case CaseReopened _ -> isClosed = false;
                default -> {
                    // The list shows no more than this.
                }
            }
        }
        var live = referrals.all().stream().filter(one -> one.state().isLive()).toList();
        sql.sql(
                        """
                        insert into views.caseload_row
                            (case_id, case_ref, project_id, is_closed, caseworker, risk_level, lamps, next_step, live_referrals,
                             overdue, agencies, last_recorded_at, version, is_helped, is_listed, personal_name)
                        values (:caseId, :caseRef, :projectId, :isClosed, :caseworker, :risk, :lamps, :next, :live, :overdue,
                                :agencies, :last, :version, :isHelped, :isListed, :name)
                        on conflict (case_id) do update set
                            is_closed = excluded.is_closed, caseworker = excluded.caseworker,
                            risk_level = excluded.risk_level, lamps = excluded.lamps, next_step = excluded.next_step,
                            live_referrals = excluded.live_referrals, overdue = excluded.overdue,
                            agencies = excluded.agencies, last_recorded_at = excluded.last_recorded_at,
                            version = excluded.version, is_helped = excluded.is_helped,
                            is_listed = excluded.is_listed, personal_name = excluded.personal_name
                        """)
                .param("caseId", caseId.value())
                .param("caseRef", opened.caseRef())
                .param("projectId", opened.projectId())
                .param("isClosed", isClosed)
                .param(
                        "caseworker",
                        CurrentCaseworker.of(history).person().map(PersonId::value).orElse(null))
                .param("risk", risk)
                .param(
                        "lamps",
                        lamps.all().stream()
                                .map(lamp -> lamp.state().code())
                                .toArray(String[]::new))
                .param("next", lamps.next().map(task -> task.code()).orElse(null))
                .param("live", live.size())
                .param("overdue", overdue(history, live))
                .param(
                        "agencies",
                        live.stream()
                                .map(one -> one.agency().value())
                                .distinct()
                                .toArray(String[]::new))
                .param("last", history.getLast().recordedAt().atOffset(ZoneOffset.UTC))
                .param("version", history.getLast().caseSeq())
                .param("isHelped", has(history, event -> event instanceof HelpOffered))
                .param("isListed", has(history, event -> event instanceof CaseListedForForum))
                .param(
                        "name",
                        name == null
                                ? null
                                : personal.sealed(
                                        DataSubject.client(caseId), place(caseId.value()), name))
                .update();
    }

    private static boolean has(List<RecordedEvent> history, Predicate<CaseEvent> what) {
        return history.stream().map(RecordedEvent::event).anyMatch(what);
    }

    private static String place(String caseId) {
        return "caseload/" + caseId;
    }

    private static @Nullable String text(Replay.Known known, String field) {
        return known.payload().get(field) instanceof String text ? text : null;
    }

    private static int overdue(List<RecordedEvent> history, List<Referral> live) {
        return (int)
                live.stream()
                        .filter(referral ->
                                history.stream()
                                        .anyMatch(recorded ->
                                                recorded.event() instanceof ReferralOverdue late
                                                        && late.referralId()
                                                                .equals(referral.referralId())))
                        .count();
    }

    List<CaseloadRow> find(
            CasePart part, Caseload.Filter filter, CaseOrder order, int limit, int offset) {
        return query(part, filter, "select *", order.sql() + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> row(row))
                .list();
    }

    List<CaseworkerLoad> loads(String projectId, int limit) {
        return loads(projectId, null, limit);
    }

    Optional<CaseworkerLoad> loadOf(String projectId, String person) {
        return loads(projectId, person, 1).stream().findFirst();
    }

    private List<CaseworkerLoad> loads(String projectId, @Nullable String person, int limit) {
        return sql.sql(
                        """
                        select caseworker, count(*) as cases,
                               sum(case risk_level when 'high' then 3 when 'medium' then 2 else 1 end) as weight
                        from views.caseload_row
                        where project_id = :projectId and not is_closed and caseworker is not null
                        """
                                + (person == null ? "" : " and caseworker = :person")
                                + """
                                 group by caseworker
                                order by weight desc, caseworker
                                limit :limit
                                """)
                .param("projectId", projectId)
                .param("person", person)
                .param("limit", limit)
                .query((row, _) ->
                        new CaseworkerLoad(
                                row.getString("caseworker"),
                                row.getInt("cases"),
                                row.getInt("weight")))
                .list();
    }

    int count(CasePart part, Caseload.Filter filter, int most) {
        return query(part, filter, "select count(*) from (select case_id", " limit :most) as found")
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Only what is asked for stands in the statement, so that an index can answer it. */
    private JdbcClient.StatementSpec query(
            CasePart part, Caseload.Filter filter, String select, String order) {
        var where =
                " from views.caseload_row where project_id = :projectId"
                        + part.sql()
                        + when(filter.isClosed(), "is_closed = :isClosed")
                        + when(filter.risk(), "risk_level = :risk")
                        + when(filter.agency(), ":agency = any (agencies)")
                        + when(filter.reference(), OF_REFERENCE)
                        + when(filter.caseworker(), "caseworker = :caseworker");
        return sql.sql(select + where + order)
                .param("projectId", part.projectId())
                .param("isClosed", filter.isClosed())
                .param("risk", filter.risk())
                .param("agency", filter.agency())
                .param("reference", filter.reference())
                .param("caseworker", filter.caseworker());
    }

    private static String when(@Nullable Object asked, String condition) {
        return asked == null ? "" : " and " + condition;
    }

    private CaseloadRow row(ResultSet row) throws SQLException {
        var name = row.getString("personal_name");
        return new CaseloadRow(
                row.getString("case_id"),
                row.getString("case_ref"),
                name == null ? null : personal.opened(place(row.getString("case_id")), name),
                row.getBoolean("is_closed"),
                row.getString("caseworker"),
                row.getString("risk_level"),
                Arrays.asList((String[]) row.getArray("lamps").getArray()),
                row.getString("next_step"),
                row.getInt("live_referrals"),
                row.getInt("overdue"),
                Arrays.asList((String[]) row.getArray("agencies").getArray()),
                row.getObject("last_recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
