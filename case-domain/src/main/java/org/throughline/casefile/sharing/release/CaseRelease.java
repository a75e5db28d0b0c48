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
 */
public record CaseRelease(
        List<Release> releases,
        List<GateChange> gateChanges,
        Map<AgencyId, Instant> ends,
        List<Mask> masks) {
    public CaseRelease {
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
            return new CaseRelease(List.of(), List.of(), Map.of(), List.of());
        }
        var commit = new Commit(history, SharingState.of(history, register));
        var releases = new ArrayList<Release>();
        var gateChanges = new ArrayList<GateChange>();
        var ends = new HashMap<AgencyId, Instant>();
        var masks = new ArrayList<Mask>();
        for (var agency : register.agencies()) {
            var before = holdings.getOrDefault(agency.code(), Holding.NOTHING);
            var doors = commit.state().doors(agency.code(), commit.recordedAt(), register);
            var gate = gate(before, !doors.isEmpty(), commit);
            if (!gate.equals(before.gate())) {
                gateChanges.add(new GateChange(agency.code(), gate));
            }
            if (gate.isOpen()) {
                commit.state()
                        .closesAt(agency.code(), commit.recordedAt(), register)
                        .ifPresent(end -> ends.put(agency.code(), end));
            }
            if (gate.isOpen() || !before.entries().isEmpty()) {
                var judge = new Judge(commit.state(), agency, doors);
                var copies = told(commit, agency, judge, before);
                releases.addAll(copies.released());
                if (gate.isOpen()) {
                    masks.addAll(copies.masks(commit, !before.gate().isOpen()));
                }
            }
        }
        return new CaseRelease(releases, gateChanges, ends, masks);
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
