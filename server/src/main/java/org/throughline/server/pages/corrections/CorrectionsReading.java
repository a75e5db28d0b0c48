package org.throughline.server.pages.corrections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.Notices;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.Change;
import org.throughline.server.pages.corrections.CorrectionsPage.Corrected;
import org.throughline.server.pages.corrections.CorrectionsPage.Fact;
import org.throughline.server.pages.corrections.CorrectionsPage.Way;
import org.throughline.views.replay.Difference;
import org.throughline.views.replay.Replay;

/** Reads the corrections of a case from the events that whoever looks may read. */
final class CorrectionsReading {
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of("target", "changes", "fields", "replacements");

    private static final Set<Role> REPLAYERS =
            Set.of(Role.AUDITOR, Role.SUPERVISOR, Role.DATA_LEAD);

    private final List<RecordedEvent> readable;
    private final Register register;
    private final Holders holders;
    private final CaseOpened opened;

    /**
     * What never belonged to a case is told of it to those alone who replay it, as an agency reads
     * it no more.
     */
    private final boolean isReplayer;

    /** What was said by each correction, of which the words may have been redacted as well. */
    private final Map<Integer, Map<String, Object>> said;

    CorrectionsReading(
            List<RecordedEvent> readable, Register register, Holders holders, Role role) {
        this.isReplayer = REPLAYERS.contains(role);
        this.readable = readable;
        this.register = register;
        this.holders = holders;
        this.opened = (CaseOpened) readable.getFirst().event();
        this.said =
                Replay.of(readable).all().stream()
                        .filter(known -> known.event().event() instanceof CorrectionEvent)
                        .collect(
                                Collectors.toMap(
                                        known -> known.event().caseSeq(), Replay.Known::payload));
    }

    /**
     * @param commands what whoever looks may hand in at all
     */
    CorrectionsPage page(List<CommandSpec> commands) {
        var caseId = readable.getFirst().caseId().value();
        var corrections = new ArrayList<Corrected>();
        putRight().forEach(one -> add(one, corrections));
        corrections.sort(Comparator.comparing(Corrected::caseSeq).reversed());
        return new CorrectionsPage(
                caseId,
                opened.caseRef(),
                corrections,
                commands.stream()
                        .filter(command -> command.yields().stream().anyMatch(Notices::isNotice))
                        .map(command ->
                                new Way(
                                        Wording.words(command.name()),
                                        "/cases/%s/record/%s".formatted(caseId, command.name())))
                        .toList(),
                asking());
    }

    private List<PutRight> putRight() {
        var facts = new LinkedHashMap<Integer, RecordedEvent>();
        var later = new LinkedHashMap<Integer, List<RecordedEvent>>();
        for (var recorded : readable) {
            facts.put(recorded.caseSeq(), recorded);
            // Whoever may not read a fact reads no correction of it.
            if (recorded.event() instanceof CorrectionEvent change
                    && facts.containsKey(change.target())) {
                later.computeIfAbsent(change.target(), _ -> new ArrayList<>()).add(recorded);
            }
        }
        var all = new ArrayList<PutRight>();
        later.forEach((target, events) ->
                all.add(new PutRight(facts.getOrDefault(target, events.getFirst()), events)));
        return all;
    }

    private void add(PutRight one, List<Corrected> corrections) {
        var steps = one.steps();
        for (int i = 0; i < steps.size(); i++) {
            var event = one.later().get(i);
            corrections.add(
                    new Corrected(
                            event.caseSeq(),
                            Names.of(event.actor(), register),
                            Wording.time(event.recordedAt()),
                            Change.of(steps.get(i)),
                            why(event),
                            fact(one, steps.get(i), i == steps.size() - 1),
                            holders.inWords(one.fact(), event),
                            holders.areKnown(event)));
        }
    }

    private List<Wording.Line> why(RecordedEvent event) {
        var given = new LinkedHashMap<>(said.getOrDefault(event.caseSeq(), Map.of()));
        given.keySet().removeAll(SHOWN_ELSEWHERE);
        given.computeIfPresent(
                "approver", (_, person) -> Names.ofPerson(person.toString(), register));
        return Wording.lines(event.type(), given);
    }

    private Fact fact(PutRight one, Difference step, boolean isLatest) {
        var fact = one.fact();
        var today = one.today();
        return new Fact(
                fact.caseSeq(),
                Names.of(fact.actor(), register),
                Wording.time(fact.recordedAt()),
                isLatest ? "event-" + fact.caseSeq() : null,
                today.isInError(),
                isReplayer && step.kind() == Difference.Kind.IN_ERROR
                        ? Wording.lines(fact.type(), today.payload())
                        : List.of());
    }

    private List<String> asking() {
        var supervisors = names(Role.SUPERVISOR);
        var whom =
                CurrentCaseworker.of(readable)
                                .person()
                                .map(person ->
                                        Names.of(person, register) + ", whose case it is, or ")
                                .orElse("")
                        + "a supervisor: "
                        + supervisors;
        return List.of(
                "Caseworkers and supervisors correct facts and mark them as entered in error. If you cannot, ask "
                        + whom
                        + ".",
                "Sealed facts, and notes that are not for the team, are corrected by those who may read them. If you cannot read one, ask "
                        + whom
                        + ".",
                "Steps of a referral, consents, decisions and handovers cannot be corrected. Record the next step with what is right.",
                "The sending of a referral is marked as entered in error as long as the agency has not answered. Withdraw it after that.",
                "Words about somebody else, and words that should not stand in a case, are redacted. A supervisor or data lead does it, and a second one agrees: "
                        + names(Role.SUPERVISOR, Role.DATA_LEAD)
                        + ".",
                "What was redacted or entered in error stays so. Record what is right as a new fact.");
    }

    private String names(Role... roles) {
        return register.staff().stream()
                .filter(one -> opened.projectId().equals(one.projectId()))
                .filter(one -> Arrays.asList(roles).contains(one.role()))
                .map(Staff::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
