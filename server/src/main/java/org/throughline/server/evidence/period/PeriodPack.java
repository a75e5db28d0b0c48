package org.throughline.server.evidence.period;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.pack.Period;
import org.throughline.server.evidence.Proved;
import org.throughline.server.evidence.cover.PackContent;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.sealing.SealedLog.Opened;

/**
 * The facts at some positions of the log, those of some cases opened. Beside them stand the fact
 * before and the fact after, closed, and the facts that say that a person was erased of whom
 * something was recorded here.
 */
final class PeriodPack {
    private static final Set<String> WORD_OF_ERASURE =
            Set.of(EnvelopePath.CASE, EnvelopePath.KEY_DESTROYED_OF);

    private final Period period;
    private final long first;
    private final long end;
    private final Proved proved;
    private final List<Opened> facts;
    private final List<Opened> bounds;
    private final List<Opened> words;
    private final boolean saysWhoWasErased;

    /**
     * As it is sealed now.
     *
     * @param readable of some cases and registers, those that the one who asks may read
     */
    PeriodPack(
            SealedLog sealed,
            Instant from,
            Instant until,
            Function<Set<String>, Set<String>> readable) {
        this.period = Period.between(from, until);
        // The tree first: what is recorded from here on is not in it, and is not asked about.
        this.proved = Proved.now(sealed);
        var place = sealed.recorded(from, until, proved.size());
        this.first = place.first();
        this.end = place.end();
        var open = readable.apply(sealed.streams(first, end));
        this.facts = sealed.between(first, end, open::contains);
        this.bounds = bounds(sealed);
        var erased = erased();
        this.words = words(sealed, erased);
        this.saysWhoWasErased = erased.isEmpty();
    }

    /** Whether of all who are erased in it something sealed says so. */
    boolean saysWhoWasErased() {
        return saysWhoWasErased;
    }

    /** What a list or a sheet says of it. */
    PackContent content(Instant madeAt) {
        return new PackContent(PackKind.PERIOD, period.text(), facts(), madeAt, proved.log());
    }

    long facts() {
        return facts.size();
    }

    /** Those that are opened. */
    List<Opened> opened() {
        return facts.stream().filter(fact -> !fact.disclosures().isEmpty()).toList();
    }

    private List<Opened> bounds(SealedLog sealed) {
        var found = new ArrayList<Opened>();
        if (first > 1) {
            found.addAll(sealed.between(first - 1, first, _ -> false));
        }
        if (end <= proved.size()) {
            found.addAll(sealed.between(end, end + 1, _ -> false));
        }
        return found;
    }

    /** By case: of whom something is erased here, and nothing in the period says why. */
    private Map<String, Set<String>> erased() {
        var erased =
                facts.stream()
                        .filter(fact -> !fact.erased().isEmpty())
                        .flatMap(fact ->
                                fact.erased().stream()
                                        .map(one -> Map.entry(caseOf(fact), one.person())))
                        .collect(
                                groupingBy(
                                        Map.Entry::getKey,
                                        HashMap::new,
                                        mapping(Map.Entry::getValue, toSet())));
        facts.forEach(fact -> said(fact, erased));
        return erased;
    }

    /** The facts after the period that say so; what is said is taken out of what is asked for. */
    private List<Opened> words(SealedLog sealed, Map<String, Set<String>> asked) {
        var found = new TreeMap<Long, Opened>();
        for (var caseId : List.copyOf(asked.keySet())) {
            for (var fact : sealed.ofCase(caseId, proved.size())) {
                if (fact.event().position() >= end && said(fact, asked)) {
                    found.put(fact.event().position(), fact);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean said(Opened fact, Map<String, Set<String>> asked) {
        var persons = asked.get(caseOf(fact));
        if (persons == null) {
            return false;
        }
        boolean isSaid =
                fact.disclosures().stream()
                        .filter(one -> one.path().equals(EnvelopePath.KEY_DESTROYED_OF))
                        .anyMatch(one ->
                                one.value() instanceof Json.Text(var person)
                                        && persons.remove(person));
        if (isSaid && persons.isEmpty()) {
            asked.remove(caseOf(fact));
        }
        return isSaid;
    }

    private static String caseOf(Opened fact) {
        return String.valueOf(fact.event().stream());
    }

    /** Puts the sheet on top. */
    @FunctionalInterface
    interface Cover {
        void add(PackWriter pack, PackContent content) throws IOException;
    }

    /**
     * Writes the pack.
     *
     * @param attached files for people by name, in any order
     */
    void write(Path file, Instant madeAt, Map<String, byte[]> attached, Cover cover)
            throws IOException {
        try (var pack = PackWriter.create(file)) {
            for (var one : new TreeMap<>(attached).entrySet()) {
                pack.add(PackFiles.ATTACHED + one.getKey(), one.getValue());
            }
            proved.begin(pack);
            pack.addLines(PackFiles.LEAVES, facts.stream().map(Opened::leaf));
            pack.addLines(PackFiles.OPENINGS, facts.stream().map(proved::opening));
            var beside = beside();
            pack.addLines(PackFiles.BESIDE_LEAVES, beside.stream().map(Opened::leaf));
            pack.addLines(
                    PackFiles.BESIDE_OPENINGS,
                    beside.stream().map(fact -> proved.opening(fact, word(fact))));
            cover.add(pack, content(madeAt));
            proved.finish(pack, PackKind.PERIOD, period.text(), first - 1, facts(), madeAt);
        }
    }

    /** Ascending; the fact after the period may be one that says that somebody was erased. */
    private List<Opened> beside() {
        var all = new TreeMap<Long, Opened>();
        Stream.concat(bounds.stream(), words.stream())
                .forEach(fact -> all.put(fact.event().position(), fact));
        return List.copyOf(all.values());
    }

    private static List<Disclosure> word(Opened fact) {
        return fact.disclosures().stream()
                .filter(one -> WORD_OF_ERASURE.contains(one.path()))
                .toList();
    }
}
