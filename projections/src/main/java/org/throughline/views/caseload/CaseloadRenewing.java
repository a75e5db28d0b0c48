package org.throughline.views.caseload;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.views.replay.Replay;
import org.throughline.views.rows.Renewal;

/** The rows of the caseload, as they are worked out from the histories. */
public final class CaseloadRenewing {
    private static final String RENEW =
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
            """;

    private final NamedParameterJdbcTemplate batches;
    private final SealedText personal;

    public CaseloadRenewing(DataSource database, PersonKeys keys) {
        this.batches = new NamedParameterJdbcTemplate(database);
        this.personal = new SealedText(keys);
    }

    /** Writes the rows of these cases anew. */
    public void renew(List<Renewal> cases) {
        batches.batchUpdate(
                RENEW, cases.stream().map(this::values).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource values(Renewal one) {
        var history = one.history();
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
        var live = referrals.all().stream().filter(referral -> referral.state().isLive()).toList();
        return new MapSqlParameterSource("caseId", one.caseId().value())
                .addValue("caseRef", one.opened().caseRef())
                .addValue("projectId", one.opened().projectId())
                .addValue("isClosed", isClosed)
                .addValue(
                        "caseworker",
                        CurrentCaseworker.of(history).person().map(PersonId::value).orElse(null),
                        Types.VARCHAR)
                .addValue("risk", risk, Types.VARCHAR)
                .addValue(
                        "lamps",
                        lamps.all().stream()
                                .map(lamp -> lamp.state().code())
                                .toArray(String[]::new))
                .addValue("next", lamps.next().map(task -> task.code()).orElse(null), Types.VARCHAR)
                .addValue("live", live.size())
                .addValue("overdue", overdue(history, live))
                .addValue(
                        "agencies",
                        live.stream()
                                .map(referral -> referral.agency().value())
                                .distinct()
                                .toArray(String[]::new))
                .addValue("last", history.getLast().recordedAt().atOffset(ZoneOffset.UTC))
                .addValue("version", history.getLast().caseSeq())
                .addValue(
                        "isHelped",
                        history.stream().anyMatch(each -> each.event() instanceof HelpOffered))
                .addValue("isListed", one.isListed())
                .addValue(
                        "name",
                        name == null
                                ? null
                                : personal.sealed(
                                        DataSubject.client(one.caseId()),
                                        place(one.caseId().value()),
                                        name),
                        Types.VARCHAR);
    }

    static String place(String caseId) {
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
}
