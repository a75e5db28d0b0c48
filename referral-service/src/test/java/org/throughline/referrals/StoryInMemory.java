package org.throughline.referrals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Decision.Recorded;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Submission;
import org.throughline.casefile.admission.Admission;
import org.throughline.casefile.admission.Deciders;
import org.throughline.casefile.clocks.DueFacts;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.sharing.release.Held;
import org.throughline.casefile.sharing.release.Holding;
import org.throughline.casefile.sharing.release.Release;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** A story told through the deciders, commit by commit, and what was released of it. */
final class StoryInMemory {
    private static final Contract CONTRACT = Contract.standard();
    private static final Map<String, Decider<?, ?>> DECIDERS =
            Deciders.all(new ContractFieldTypes(CONTRACT)).stream()
                    .collect(Collectors.toMap(Decider::name, Function.identity()));

    private final JsonNode expected;
    private final CaseId caseId;
    private final Register register;
    private final List<RecordedEvent> history = new ArrayList<>();
    private final Map<AgencyId, Holding> holdings = new HashMap<>();
    private final Map<AgencyId, List<Release>> told = new HashMap<>();
    private final Map<AgencyId, Map<String, Mask>> masks = new HashMap<>();
    private Admission admission = Admission.NOTHING_YET;

    private StoryInMemory(String name) {
        this.expected = TestDesk.json(name + ".expected.json");
        this.caseId = new CaseId(name);
        var registers = Register.EMPTY;
        for (var setup : TestDesk.setups(name)) {
            registers =
                    SetupFile.read(setup, registers).entries().stream()
                            .reduce(registers, Register::with, (_, last) -> last);
        }
        this.register = registers;
    }

    static StoryInMemory of(String name) {
        var story = new StoryInMemory(name);
        TestDesk.steps(name + ".jsonl").forEach(story::take);
        return story;
    }

    private void take(JsonNode step) {
        var handed = TestDesk.handed(step);
        fireUpTo(handed.at());
        var spec = CONTRACT.command(handed.command()).orElseThrow();
        var decider = DECIDERS.get(handed.command());
        if (decider == null) {
            throw new IllegalStateException("nobody decides " + handed.command());
        }
        var submission = Intake.submission(handed, spec, decider);
        if (!(decide(decider, submission) instanceof Recorded(var events))) {
            throw new IllegalStateException("the story is refused at " + handed.command());
        }
        commit(
                events,
                submission.occurredAt(),
                handed.by(),
                submission.commandId(),
                admission.recordedAt(handed.at()));
    }

    private <C extends CaseCommand, S> Decision decide(
            Decider<C, S> decider, Submission<? extends CaseCommand> submission) {
        @SuppressWarnings("unchecked") // the submission holds the command of this decider
        var own = (Submission<C>) submission;
        return decider.decide()
                .apply(decider.memoryOf(history), new Asked<>(own, history.size(), register));
    }

    private void fireUpTo(Instant at) {
        while (true) {
            var due = DueFacts.of(history, register).stream().findFirst().orElse(null);
            if (due == null || due.firesAt().isAfter(at)) {
                return;
            }
            commit(
                    List.of(due.event()),
                    due.firesAt(),
                    Actor.SYSTEM,
                    due.key(),
                    admission.recordedAt(due.firesAt()));
        }
    }

    private void commit(
            List<CaseEvent> events,
            Instant occurredAt,
            Actor by,
            String commandId,
            Instant recordedAt) {
        for (var event : events) {
            int seq = history.size() + 1;
            var recorded =
                    new RecordedEvent(
                            seq,
                            caseId,
                            seq,
                            "event-" + seq,
                            event.type(),
                            1,
                            occurredAt,
                            "exact",
                            recordedAt,
                            null,
                            by,
                            null,
                            commandId,
                            null,
                            null,
                            null,
                            event,
                            DomainJson.plain(event));
            history.add(recorded);
            admission = admission.evolve(recorded);
        }
        if (!events.isEmpty()) {
            release();
        }
    }

    private void release() {
        var released = CaseRelease.after(history, register, holdings);
        for (var change : released.gateChanges()) {
            holdings.merge(
                    change.agency(),
                    new Holding(change.gate(), List.of()),
                    (before, now) -> new Holding(now.gate(), before.entries()));
        }
        for (var release : released.releases()) {
            var before = holdings.getOrDefault(release.agency(), Holding.NOTHING);
            var entries = new ArrayList<Held>(before.entries());
            entries.add(release.held());
            holdings.put(release.agency(), new Holding(before.gate(), entries));
            told.computeIfAbsent(release.agency(), _ -> new ArrayList<>()).add(release);
        }
        for (var mask : released.masks()) {
            masks.computeIfAbsent(mask.agency(), _ -> new HashMap<>()).put(mask.eventId(), mask);
        }
    }

    List<RecordedEvent> history() {
        return List.copyOf(history);
    }

    JsonNode expected() {
        return expected;
    }

    JsonNode expected(AgencyId agency) {
        return expected.path("agencies").path(agency.value());
    }

    /** The agencies of which something is expected; nobody else was told anything. */
    List<AgencyId> agencies() {
        var named =
                expected.path("agencies").properties().stream()
                        .map(one -> new AgencyId(one.getKey()))
                        .toList();
        if (!named.containsAll(told.keySet())) {
            throw new IllegalStateException("somebody was told of whom nothing is expected");
        }
        return named;
    }

    Gate gate(AgencyId agency) {
        return holdings.getOrDefault(agency, Holding.NOTHING).gate();
    }

    List<Release> told(AgencyId agency) {
        return List.copyOf(told.getOrDefault(agency, List.of()));
    }

    List<Served> served(AgencyId agency) {
        return Served.of(
                told(agency).stream().map(StoryInMemory::entry).toList(),
                List.copyOf(masks.getOrDefault(agency, Map.of()).values()),
                gate(agency).isOpen());
    }

    private static PartnerEntry entry(Release release) {
        return release.entry(release.agencySeq(), null);
    }
}
