package org.throughline.casefile.sharing.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.sharing.gate.Judge;
import org.throughline.casefile.sharing.gate.SharingState;

/**
 * What the last commit of a case releases to every agency, and which gates it opened or closed.
 *
 * @param releases per agency in the order of agencySeq
 * @param gateChanges only of agencies whose gate differs from before
 * @param ends of each open gate: the moment at which it closes if nothing more is recorded; a gate
 *     whose end is not in sight is missing
 * @param masks what is to be shown from now on for redacted fields; only while a gate is open,
 *     because nothing is told twice after the basis ended
 * @param holdings what each agency was told from now on
 */
public record CaseRelease(
        List<Release> releases,
        List<GateChange> gateChanges,
        Map<AgencyId, Instant> ends,
        List<Mask> masks,
        Map<AgencyId, Holding> holdings) {
    public CaseRelease {
        holdings = Map.copyOf(holdings);
        ends = Map.copyOf(ends);
        releases = List.copyOf(releases);
        gateChanges = List.copyOf(gateChanges);
        masks = List.copyOf(masks);
    }

    /**
     * Judges every agency again over all events of the case, with the state after the last commit.
     *
     * @param history all events of the case up to and with the commit; those of the commit share
     *     the last recordedAt
     * @param holdings what each agency was told before; an agency that is missing holds nothing
     */
    public static CaseRelease after(
            List<RecordedEvent> history, Register register, Map<AgencyId, Holding> holdings) {
        if (history.isEmpty()) {
            return new CaseRelease(List.of(), List.of(), Map.of(), List.of(), holdings);
        }
        var commit = new Commit(history, SharingState.of(history, register));
        var releases = new ArrayList<Release>();
        var gateChanges = new ArrayList<GateChange>();
        var ends = new HashMap<AgencyId, Instant>();
        var masks = new ArrayList<Mask>();
        var after = new HashMap<>(holdings);
        for (var agency : register.agencies()) {
            var before = holdings.getOrDefault(agency.code(), Holding.NOTHING);
            var one = ToOne.of(commit, agency, register, before);
            if (!one.gate().equals(before.gate())) {
                gateChanges.add(new GateChange(agency.code(), one.gate()));
            }
            if (one.gate().isOpen()) {
                commit.state()
                        .closesAt(agency.code(), commit.recordedAt(), register)
                        .ifPresent(end -> ends.put(agency.code(), end));
            }
            releases.addAll(one.releases());
            masks.addAll(one.masks());
            after.put(agency.code(), one.after(before));
        }
        return new CaseRelease(releases, gateChanges, ends, masks, after);
    }

    /**
     * What the last commit releases to one agency. What it was told before is worked out from the
     * log alone, commit by commit, under the registers as they are handed in.
     */
    public static List<Release> to(Agency agency, List<RecordedEvent> history, Register register) {
        var before = Holding.NOTHING;
        var state = SharingState.NOTHING_YET;
        List<Release> last = List.of();
        for (var commit : Commit.allOf(history)) {
            for (var event : commit) {
                state = state.after(event, register);
            }
            var upTo = history.subList(0, commit.getLast().caseSeq());
            var one = ToOne.of(new Commit(upTo, state), agency, register, before);
            before = one.after(before);
            last = one.releases();
        }
        return last;
    }

    /** The part of one agency. */
    private record ToOne(Gate gate, List<Release> releases, List<Mask> masks) {

        static ToOne of(Commit commit, Agency agency, Register register, Holding before) {
            var doors = commit.state().doors(agency.code(), commit.recordedAt(), register);
            var gate = CaseRelease.gate(before, !doors.isEmpty(), commit);
            if (!gate.isOpen() && before.entries().isEmpty()) {
                return new ToOne(gate, List.of(), List.of());
            }
            var copies = told(commit, agency, new Judge(commit.state(), agency, doors), before);
            return new ToOne(
                    gate,
                    copies.released(),
                    gate.isOpen() ? copies.masks(commit, !before.gate().isOpen()) : List.of());
        }

        Holding after(Holding before) {
            var entries = new ArrayList<>(before.entries());
            releases.forEach(release -> entries.add(release.held()));
            return new Holding(gate, entries);
        }
    }

    private static Gate gate(Holding before, boolean isOpen, Commit commit) {
        return isOpen
                ? before.gate().opened(commit.lastSeq())
                : before.gate().closed(!before.entries().isEmpty(), commit.firstSeq());
    }

    private static Copies told(Commit commit, Agency agency, Judge judge, Holding before) {
        var copies = new Copies(agency.code(), before);
        for (var event : commit.history()) {
            var told = new Told(judge.judge(event), List.of());
            if (told.judgement().isHidden() && !commit.isLate(event)) {
                told = LastWord.of(event, agency.code(), commit.state(), judge, copies);
            }
            if (!told.judgement().isHidden() && copies.lacks(event, told.judgement())) {
                copies.take(event, told, commit);
            }
        }
        return copies;
    }
}
