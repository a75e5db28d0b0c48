package org.throughline.server.pages.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Transition;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.referral.ReferralPage.Action;
import org.throughline.server.pages.referral.ReferralPage.Step;
import org.throughline.server.pages.timeline.EventView;
import org.throughline.views.board.BoardRow;
import org.throughline.views.board.ReferralsOfCase;
import org.throughline.views.replay.Replay;

/** Works the page of a referral out of the events that whoever looks may read. */
final class ReferralReading {
    private static final List<String> ASKED =
            List.of("ask", "needCategory", "purpose", "urgency", "clientName");

    /** Whatever an agency says of a referral, it has seen it. */
    private static final List<Stage> STAGES =
            List.of(
                    new Stage("Sent", Set.of("ReferralSent", "ReferralRerouted")),
                    new Stage(
                            "Seen by the agency",
                            Set.of(
                                    "ReferralAcknowledged",
                                    "ReferralInfoRequested",
                                    "ReferralAccepted",
                                    "ReferralDeclined")),
                    new Stage("Accepted", Set.of("ReferralAccepted")),
                    new Stage("Begun", Set.of("ReferralStarted")),
                    new Stage("Completed", Set.of("ReferralCompleted")),
                    new Stage("Result confirmed", Set.of("ReferralOutcomeConfirmed")));

    private final List<RecordedEvent> readable;
    private final BoardRow referral;
    private final Register register;
    private final List<Replay.Known> own;

    /** A step, and the facts of which the first tells of it. */
    private record Stage(String label, Set<String> facts) {}

    private ReferralReading(List<RecordedEvent> readable, BoardRow referral, Register register) {
        this.readable = readable;
        this.referral = referral;
        this.register = register;
        this.own =
                Replay.of(readable).standing().stream()
                        .filter(known ->
                                ReferralsOfCase.isAbout(known.event(), referral.referralId()))
                        .toList();
    }

    /**
     * The page; empty when the case has no referral of this name.
     *
     * @param commands what whoever looks may hand in at all
     */
    static Optional<ReferralPage> page(
            List<RecordedEvent> readable,
            String referralId,
            Register register,
            List<CommandSpec> commands) {
        return ReferralsOfCase.of(readable.getFirst().caseId(), readable).stream()
                .filter(one -> one.referralId().equals(referralId))
                .findFirst()
                .map(found -> new ReferralReading(readable, found, register).page(commands));
    }

    private ReferralPage page(List<CommandSpec> commands) {
        var caseId = readable.getFirst().caseId().value();
        var agency = register.agency(new AgencyId(referral.agency()));
        var answerBy = referral.answerBy();
        return new ReferralPage(
                caseId,
                String.valueOf(readable.getFirst().payload().get("caseRef")),
                referral.referralId(),
                agency.map(Agency::name).orElse(referral.agency()),
                agency.stream()
                        .flatMap(one -> one.services().stream())
                        .filter(service -> service.code().equals(referral.service()))
                        .map(service -> service.label())
                        .findFirst()
                        .orElse(referral.service()),
                Wording.words(referral.state()),
                turn(),
                answerBy == null ? null : Wording.time(answerBy),
                referral.isOverdue(),
                trouble(),
                steps(),
                asked(),
                shared(),
                own.stream()
                        .map(known -> EventView.of(known, register, List.of()))
                        .toList()
                        .reversed(),
                actions(caseId, commands));
    }

    private static boolean is(Replay.Known known, String... types) {
        return Set.of(types).contains(known.event().type());
    }

    /** Being rerouted is the end of one referral and the sending of another. */
    private Stream<Replay.Known> withoutItsEnd() {
        var id = referral.referralId();
        return own.stream().filter(known -> !id.equals(known.event().payload().get("oldReferral")));
    }

    private String turn() {
        return switch (referral.turn()) {
            case "nobody" -> "It is nobody’s turn any more.";
            case String whose -> "It is the " + whose + "’s turn.";
        };
    }

    private @Nullable String trouble() {
        String trouble = null;
        for (var known : own) {
            if (is(known, "ReferralDeliveryFailed")) {
                trouble =
                        "It did not reach the agency: its channel was given up on "
                                + Wording.time(known.event().recordedAt())
                                + ". The operator repairs it. Call the agency meanwhile.";
            } else if (is(known, "ReferralDelivered", "ReferralAcknowledged", "ReferralAccepted")) {
                trouble = null;
            }
        }
        return trouble;
    }

    /** Agencies leave steps out: what comes before one that was taken is not waited for. */
    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        var isOver = ReferralState.valueOf(referral.state()).isTerminal();
        var isPassed = false;
        for (var stage : STAGES.reversed()) {
            var when = when(stage.facts());
            steps.add(
                    new Step(
                            stage.label(),
                            when.orElse(
                                    isPassed
                                            ? "not recorded"
                                            : isOver ? "did not come to it" : "not yet"),
                            when.isPresent()));
            isPassed |= when.isPresent();
        }
        return steps.reversed();
    }

    private Optional<String> when(Set<String> facts) {
        return withoutItsEnd()
                .filter(known -> facts.contains(known.event().type()))
                .findFirst()
                .map(known -> Wording.time(known.occurredAt(), known.precision()));
    }

    private List<Wording.Line> asked() {
        return withoutItsEnd()
                .filter(known -> is(known, "ReferralSent", "ReferralRerouted"))
                .findFirst()
                .map(sent -> {
                    Map<String, Object> asked = new LinkedHashMap<>(sent.payload());
                    asked.keySet().retainAll(ASKED);
                    return Wording.lines(sent.event().type(), asked);
                })
                .orElse(List.of());
    }

    private List<String> shared() {
        return withoutItsEnd()
                .map(known -> known.payload().get("shareSet"))
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(item -> Wording.shareItem(String.valueOf(item)))
                .distinct()
                .toList();
    }

    private List<Action> actions(String caseId, List<CommandSpec> commands) {
        var possible = Transition.commandsFrom(ReferralState.valueOf(referral.state()));
        return commands.stream()
                .filter(command -> possible.contains(command.name()))
                .map(command ->
                        new Action(
                                Wording.words(command.name()),
                                "/cases/%s/record/%s?referral=%s"
                                        .formatted(caseId, command.name(), referral.referralId())))
                .toList();
    }
}
