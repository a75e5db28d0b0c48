package org.throughline.casefile.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Held;
import org.throughline.casefile.sharing.release.Holding;
import org.throughline.casefile.sharing.release.Release;

/** The program and the reference, asked about the same case. */
public final class Comparison {
    private final Map<AgencyId, Holding> holdings = new HashMap<>();
    private final Map<AgencyId, List<Release>> told = new HashMap<>();
    private final Map<AgencyId, Map<String, Mask>> masks = new HashMap<>();

    private Comparison() {}

    /** Where the two first differ, over all agencies of the town; empty when they agree. */
    static Optional<String> difference(Town town, List<RecordedEvent> history) {
        var program = new Comparison();
        program.run(history, town.register());
        for (var code : town.kinds().keySet()) {
            var reference = new Reference(town, code, history);
            var difference = program.difference(new AgencyId(code), reference, history);
            if (difference.isPresent()) {
                return difference.map(it -> code + " (" + town.kinds().get(code) + "): " + it);
            }
        }
        return Optional.empty();
    }

    /**
     * The agencies of which the last commit, worked out from the log alone, does not release the
     * same as it does commit by commit.
     */
    static List<String> forgetful(Town town, List<RecordedEvent> history) {
        var program = new Comparison();
        program.run(history, town.register());
        var last = history.getLast().recordedAt();
        return town.register().agencies().stream()
                .filter(agency ->
                        !program.told.getOrDefault(agency.code(), List.of()).stream()
                                .filter(release -> release.releasedAt().equals(last))
                                .toList()
                                .equals(CaseRelease.to(agency, history, town.register())))
                .map(agency -> agency.code().value())
                .toList();
    }

    /**
     * Where the two first differ after any commit of the history, over all agencies of the town;
     * empty when they agree at every step.
     *
     * @param register what the program knows of the same town
     */
    public static Optional<String> differenceAtAnyStep(
            Town town, Register register, List<RecordedEvent> history) {
        var program = new Comparison();
        var references = new LinkedHashMap<String, Reference>();
        town.kinds().keySet().forEach(code -> references.put(code, new Reference(town, code)));
        var start = 0;
        for (var end = 1; end <= history.size(); end++) {
            if (end < history.size()
                    && Reference.sameCommit(history.get(start), history.get(end))) {
                continue;
            }
            var seen = history.subList(0, end);
            program.commit(seen, register);
            for (var reference : references.entrySet()) {
                var code = reference.getKey();
                reference.getValue().commit(seen, start);
                var found = program.difference(new AgencyId(code), reference.getValue(), seen);
                if (found.isPresent()) {
                    return Optional.of(code + " after event " + end + ": " + found.get());
                }
            }
            start = end;
        }
        return Optional.empty();
    }

    /**
     * Where an agency's own store first differs from what the reference says it holds of a case;
     * empty when it does not.
     *
     * @param told every entry of the case in the store
     * @param served what the store shows of it now
     * @param isOpen whether the store takes the gate for open
     */
    public static Optional<String> differenceOfStore(
            Town town,
            AgencyId agency,
            List<RecordedEvent> history,
            List<PartnerEntry> told,
            List<Served> served,
            boolean isOpen) {
        var reference = new Reference(town, agency.value(), history);
        var places = new HashMap<String, Integer>();
        history.forEach(event -> places.put(event.eventId(), event.caseSeq()));
        var lines = new ArrayList<String>();
        var expected = new ArrayList<>(reference.told);
        for (var entry : told) {
            lines.add(line(entry, places.getOrDefault(entry.eventId(), 0)));
            // What was still on its way when the gate closed comes without its fields.
            var at = lines.size() - 1;
            if (!isOpen && entry.payload().isEmpty() && at < expected.size()) {
                expected.set(at, expected.get(at).emptied());
            }
        }
        var shown = served.stream().map(Comparison::line).toList();
        var shows = new ServedReference(reference, history).lines();
        return firstDifference(lines, expected.stream().map(Told::line).toList())
                .or(() ->
                        isOpen == reference.isGateOpen
                                ? Optional.empty()
                                : Optional.of("gate is open: store " + isOpen))
                .or(() -> firstDifference(masked(shown, isOpen), masked(shows, isOpen)));
    }

    /** Since when the agency's gate is closed again; empty while it is open, or never was. */
    public static Optional<Instant> closedSince(
            Town town, AgencyId agency, List<RecordedEvent> history) {
        var reference = new Reference(town, agency.value());
        Optional<Instant> since = Optional.empty();
        var start = 0;
        for (var end = 1; end <= history.size(); end++) {
            if (end == history.size()
                    || !Reference.sameCommit(history.get(start), history.get(end))) {
                var wasOpen = reference.isGateOpen;
                reference.commit(history.subList(0, end), start);
                if (reference.isGateOpen) {
                    since = Optional.empty();
                } else if (wasOpen) {
                    since = Optional.of(history.get(start).recordedAt());
                }
                start = end;
            }
        }
        return since;
    }

    private void run(List<RecordedEvent> history, Register register) {
        for (var end = 1; end <= history.size(); end++) {
            var isLast = end == history.size();
            if (isLast
                    || !history.get(end).recordedAt().equals(history.get(end - 1).recordedAt())) {
                commit(history.subList(0, end), register);
            }
        }
    }

    private void commit(List<RecordedEvent> history, Register register) {
        var result = CaseRelease.after(history, register, Map.copyOf(holdings));
        for (var change : result.gateChanges()) {
            var entries = holding(change.agency()).entries();
            holdings.put(change.agency(), new Holding(change.gate(), entries));
        }
        for (var release : result.releases()) {
            var before = holding(release.agency());
            var entries = new ArrayList<Held>(before.entries());
            entries.add(release.held());
            holdings.put(release.agency(), new Holding(before.gate(), entries));
            told.computeIfAbsent(release.agency(), _ -> new ArrayList<>()).add(release);
        }
        for (var mask : result.masks()) {
            masks.computeIfAbsent(mask.agency(), _ -> new HashMap<>()).put(mask.eventId(), mask);
        }
    }

    private Holding holding(AgencyId agency) {
        return holdings.getOrDefault(agency, Holding.NOTHING);
    }

    private Optional<String> difference(
            AgencyId agency, Reference reference, List<RecordedEvent> history) {
        var mine = told.getOrDefault(agency, List.of());
        var lines = mine.stream().map(Comparison::line).toList();
        var expected = reference.told.stream().map(Told::line).toList();
        var isOpen = holding(agency).gate().isOpen();
        return firstDifference(lines, expected)
                .or(() ->
                        isOpen == reference.isGateOpen
                                ? Optional.empty()
                                : Optional.of("gate is open: program " + isOpen))
                .or(() -> served(mine, isOpen, masks(agency), reference, history));
    }

    private List<Mask> masks(AgencyId agency) {
        return List.copyOf(masks.getOrDefault(agency, Map.of()).values());
    }

    private static Optional<String> served(
            List<Release> mine,
            boolean isOpen,
            List<Mask> masks,
            Reference reference,
            List<RecordedEvent> history) {
        var entries = mine.stream().map(Comparison::entry).toList();
        var served = Served.of(entries, masks, isOpen).stream().map(Comparison::line).toList();
        var shown =
                Served.timeline(entries, masks, isOpen).stream()
                        .map(it -> it.entry().eventId())
                        .toList();
        var expected = new ServedReference(reference, history);
        return firstDifference(masked(served, isOpen), masked(expected.lines(), isOpen))
                .or(() -> firstDifference(shown, expected.timeline()))
                .map(it -> "served " + it);
    }

    /** Behind a closed gate other words need not follow: a redacted value may stay blank. */
    static List<String> masked(List<String> lines, boolean isOpen) {
        return isOpen
                ? lines
                : lines.stream()
                        .map(line -> line.replaceAll("a passer-by [0-9]+", "[redacted]"))
                        .toList();
    }

    static Optional<String> firstDifference(List<String> program, List<String> reference) {
        for (var at = 0; at < Math.max(program.size(), reference.size()); at++) {
            var one = at < program.size() ? program.get(at) : "nothing";
            var other = at < reference.size() ? reference.get(at) : "nothing";
            if (!one.equals(other)) {
                return Optional.of("\n  program   " + one + "\n  reference " + other);
            }
        }
        return Optional.empty();
    }

    private static String line(Release release) {
        return new Told(
                        release.event().caseSeq(),
                        release.agencySeq(),
                        Sheet.Level.valueOf(String.valueOf(release.level().letter())),
                        release.lateRelease(),
                        release.raises(),
                        release.payload(),
                        release.occurredAt(),
                        false)
                .line();
    }

    private static String line(PartnerEntry entry, int caseSeq) {
        return new Told(
                        caseSeq,
                        entry.agencySeq(),
                        Sheet.Level.valueOf(String.valueOf(entry.level().letter())),
                        entry.lateRelease(),
                        entry.raises(),
                        entry.payload(),
                        entry.occurredAt(),
                        false)
                .line();
    }

    private static String line(Served served) {
        return AsServed.line(
                served.entry().agencySeq(),
                served.entry().eventId(),
                served.state().name(),
                served.occurredAt().toString(),
                served.payload());
    }

    private static PartnerEntry entry(Release release) {
        return release.entry(release.agencySeq(), null);
    }
}
