package org.throughline.casefile;

import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.Brackenford.RUTH;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.gate.SharingState;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.sharing.release.Held;
import org.throughline.casefile.sharing.release.Holding;
import org.throughline.casefile.sharing.release.Release;

/** A case that is told commit by commit, and what every agency was told of it. */
public final class CaseStory {
    private final List<RecordedEvent> history = new ArrayList<>();
    private final Map<AgencyId, Holding> holdings = new HashMap<>();
    private final Map<AgencyId, List<Release>> told = new HashMap<>();
    private final List<Mask> masks = new ArrayList<>();
    private final Register register;
    private Instant at = MONDAY;
    private Actor by = RUTH;

    public CaseStory() {
        this(REGISTER);
    }

    public CaseStory(Register register) {
        this.register = register;
    }

    public CaseStory at(Instant moment) {
        at = moment;
        return this;
    }

    public CaseStory by(Actor actor) {
        by = actor;
        return this;
    }

    /** One commit; the next one follows a minute later. */
    public CaseStory commit(CaseEvent... events) {
        return commitOf(at, events);
    }

    /** One commit about something that happened at another time. */
    public CaseStory commitOf(Instant occurredAt, CaseEvent... events) {
        for (var event : events) {
            history.add(recorded(event, occurredAt));
        }
        release();
        at = at.plus(Duration.ofMinutes(1));
        return this;
    }

    /** Each in a commit of its own. */
    public CaseStory commits(CaseEvent... events) {
        for (var event : events) {
            commit(event);
        }
        return this;
    }

    private void release() {
        var released = CaseRelease.after(history, register, holdings);
        for (var change : released.gateChanges()) {
            holdings.put(
                    change.agency(),
                    new Holding(change.gate(), holding(change.agency()).entries()));
        }
        for (var release : released.releases()) {
            var before = holding(release.agency());
            var entries = new ArrayList<Held>(before.entries());
            entries.add(release.held());
            holdings.put(release.agency(), new Holding(before.gate(), entries));
            told.computeIfAbsent(release.agency(), _ -> new ArrayList<>()).add(release);
        }
        masks.addAll(released.masks());
    }

    private RecordedEvent recorded(CaseEvent event, Instant occurredAt) {
        var seq = history.size() + 1;
        return new RecordedEvent(
                seq,
                ROSA,
                seq,
                "event-" + seq,
                event.type(),
                1,
                occurredAt,
                "exact",
                at,
                null,
                by,
                null,
                "command-" + seq,
                null,
                null,
                null,
                event,
                Payloads.of(event));
    }

    /** What was to be shown in the place of redacted fields, in the order in which it came. */
    public List<Mask> masks() {
        return List.copyOf(masks);
    }

    public List<RecordedEvent> history() {
        return List.copyOf(history);
    }

    public SharingState state() {
        return SharingState.of(history, register);
    }

    private Holding holding(AgencyId agency) {
        return holdings.getOrDefault(agency, Holding.NOTHING);
    }

    public Gate gate(AgencyId agency) {
        return holding(agency).gate();
    }

    /** Everything the agency was told, in the order of agencySeq. */
    public List<Release> told(AgencyId agency) {
        return List.copyOf(told.getOrDefault(agency, List.of()));
    }

    /** The same in short: caseSeq and level, and {@code late} where it is. */
    public List<String> arrivals(AgencyId agency) {
        return told(agency).stream()
                .map(it ->
                        it.event().caseSeq()
                                + " "
                                + it.level().letter()
                                + (it.lateRelease() ? " late" : ""))
                .toList();
    }

    /** The last entry about this event, if the agency was told of it. */
    public Optional<Release> entry(AgencyId agency, int caseSeq) {
        return told(agency).stream()
                .filter(release -> release.event().caseSeq() == caseSeq)
                .reduce((_, last) -> last);
    }
}
