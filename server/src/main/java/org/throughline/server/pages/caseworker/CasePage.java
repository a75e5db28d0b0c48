package org.throughline.server.pages.caseworker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.access.RightsReaders;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.contact.ContactWords;
import org.throughline.server.pages.contact.IdentityBar;
import org.throughline.server.pages.timeline.Timeline;
import org.throughline.server.pages.timeline.TimelineAsked;
import org.throughline.views.board.BoardRow;
import org.throughline.views.board.ReferralsOfCase;
import org.throughline.views.replay.Replay;

/**
 * One case as it stands.
 *
 * @param identity whom it is about
 * @param caseworker the name of the current caseworker; null while there is none
 * @param safeContact the rules of safe contact, one sentence each; empty when none were given
 * @param nextStep the next missing step; null when all four tasks are done
 */
public record CasePage(
        String caseId,
        String reference,
        IdentityBar identity,
        @Nullable String caseworker,
        boolean isClosed,
        List<String> safeContact,
        List<LampView> lamps,
        @Nullable String nextStep,
        List<ReferralView> referrals,
        CareView care,
        Timeline timeline,
        boolean mayRecord,
        boolean mayCorrect,
        boolean seesRights,
        boolean seesPeople,
        boolean wasRecorded) {
    public CasePage {
        safeContact = List.copyOf(safeContact);
        lamps = List.copyOf(lamps);
        referrals = List.copyOf(referrals);
    }

    /** One of the four lamps. */
    public record LampView(String task, String state, String since) {}

    /**
     * A referral of the case.
     *
     * @param answerBy by when the agency has to answer; empty where no time runs
     * @param isOverdue whether that time is over
     */
    public record ReferralView(
            String referralId,
            String agency,
            String service,
            String state,
            String turn,
            String answerBy,
            boolean isOverdue) {}

    static CasePage of(
            CaseId caseId,
            List<RecordedEvent> events,
            Register register,
            List<ReleasedEntry> released,
            TimelineAsked asked,
            Actor reader,
            boolean wasRecorded) {
        var opened = (CaseOpened) events.getFirst().event();
        boolean isClosed = false;
        for (var recorded : events) {
            isClosed =
                    recorded.event() instanceof CaseClosed
                            || isClosed && !(recorded.event() instanceof CaseReopened);
        }
        var lamps = FourLamps.of(events);
        return new CasePage(
                caseId.value(),
                opened.caseRef(),
                IdentityBar.of(events),
                CurrentCaseworker.of(events)
                        .person()
                        .map(person -> Names.of(person, register))
                        .orElse(null),
                isClosed,
                ContactWords.of(events),
                lamps.all().stream()
                        .map(lamp ->
                                new LampView(
                                        Wording.words(lamp.task().code()),
                                        lamp.state().code(),
                                        lamp.litBy() == null
                                                ? ""
                                                : Wording.time(
                                                        lamp.litBy().occurredAt(),
                                                        lamp.litBy().precision())))
                        .toList(),
                lamps.next().map(task -> nextStep(task.code())).orElse(null),
                ReferralsOfCase.of(caseId, events).stream()
                        .map(row -> view(row, register))
                        .toList(),
                CareView.of(Replay.of(events).all(), register),
                Timeline.of(events, register, released, asked),
                reader.role() != Role.AUDITOR,
                Contract.standard()
                        .command("CorrectEvent")
                        .filter(correct -> correct.roles().contains(reader.role()))
                        .isPresent(),
                RightsReaders.isAmong(reader.role()),
                reader.role() != Role.FORUM,
                wasRecorded);
    }

    private static ReferralView view(BoardRow row, Register register) {
        var answerBy = row.answerBy();
        return new ReferralView(
                row.referralId(),
                Names.ofAgency(row.agency(), register),
                row.service(),
                Wording.words(row.state()),
                row.turn(),
                answerBy == null ? "" : Wording.time(answerBy),
                row.isOverdue());
    }

    private static String nextStep(String task) {
        return switch (task) {
            case "help" -> "Offer help and write down the answer.";
            case "intervention" -> "Create an intervention with an aim that the client agrees to.";
            case "impact" -> "Reduce the immediate impact, and write down what changed.";
            default -> "Work towards a resolution, and write down the client's view.";
        };
    }
}
