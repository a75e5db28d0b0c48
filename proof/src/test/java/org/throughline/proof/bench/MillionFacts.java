package org.throughline.proof.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.throughline.proof.chain.CaseEnd;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.leaf.LeafMaker;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.sample.SeededChance;
import org.throughline.proof.tree.CompactRange;
import org.throughline.proof.verify.Verifier;

/**
 * Measures the verifier: {@code write FILE N} makes a pack of a log of N facts with ten fields
 * each, {@code verify FILE} verifies it and says how long it took and how much memory.
 * CONTRIBUTING.md has the command.
 */
public final class MillionFacts {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final int FACTS_PER_CASE = 20;
    private static final long HANDOVER = 5;

    private MillionFacts() {}

    public static void main(String[] words) throws IOException {
        var file = Path.of(words[1]);
        long began = System.nanoTime();
        if (words[0].equals("write")) {
            write(file, Long.parseLong(words[2]));
            System.out.printf(
                    "%,d facts, %,d bytes, written in %s%n",
                    Long.parseLong(words[2]), Files.size(file), since(began));
            return;
        }
        var report = Verifier.verify(file, Keys.policy(HANDOVER), List.of());
        System.out.printf(
                "%,d facts, %,d values opened, %s: %s; heap at most %,d MiB, resident %s%n",
                report.events(),
                report.opened(),
                report.isSound() ? "sound" : report.findings().getFirst(),
                since(began),
                heapPeak() >> 20,
                resident());
    }

    private static void write(Path file, long facts) throws IOException {
        var tree = new CompactRange();
        try (var writer = PackWriter.create(file)) {
            var first = new Told();
            writer.addLines(
                    PackFiles.LEAVES,
                    LongStream.range(0, facts)
                            .mapToObj(i -> {
                                var leaf = first.fact(i).leaf();
                                tree.append(leaf.hash());
                                return leaf.bytes();
                            }));
            // The same seed tells the same facts again; a million of them are kept nowhere.
            var second = new Told();
            writer.addLines(
                    PackFiles.OPENINGS,
                    LongStream.range(0, facts)
                            .mapToObj(i -> {
                                var sealed = second.fact(i);
                                return new Opening(
                                                i,
                                                sealed.leaf().hash(),
                                                List.of(),
                                                sealed.disclosures(),
                                                new TreeMap<>())
                                        .bytes();
                            }));
            var text = new Checkpoint(Keys.ORIGIN, facts, tree.root()).text();
            writer.add(
                    PackFiles.CHECKPOINT,
                    SignedNote.of(text, Keys.LOG)
                            .with(Cosignature.of(text, Keys.POLICE, MONDAY))
                            .with(Cosignature.of(text, Keys.HOUSING, MONDAY))
                            .bytes());
            writer.add(PackFiles.HISTORY, new byte[0]);
            writer.add(PackFiles.KEYS, Keys.policy(HANDOVER).bytes());
            writer.finish(
                    new Manifest(
                            PackKind.LOG, Keys.ORIGIN, "", 0, facts, facts, "", new TreeMap<>()),
                    Keys.PACK);
        }
    }

    /** Facts one after another: case by case, so that only one end is to be remembered. */
    private static final class Told {
        private final LeafMaker maker = new LeafMaker(new SeededChance(1));
        private CaseEnd end = CaseEnd.START;

        SealedFact fact(long index) {
            if (index % FACTS_PER_CASE == 0) {
                end = CaseEnd.START;
            }
            var fields = new TreeMap<>(end.fieldsOfNext("case-" + index / FACTS_PER_CASE));
            fields.put(EnvelopePath.TYPE, Json.text("help-offered"));
            fields.put("$actor", Json.text("caseworker-" + index % 40));
            fields.put("help", Json.texts(List.of("advice", "door-lock")));
            fields.put("words", Json.text("she said that it happened again on the stairs"));
            fields.put("scale", new Json.Whole(index % 10));
            var sealed =
                    maker.seal(
                            new FactToSeal(
                                    "event-" + index,
                                    "1",
                                    "1",
                                    MONDAY.plusSeconds(index),
                                    fields,
                                    java.util.Map.of("words", "client"),
                                    10));
            end = end.next(sealed.leaf().hash());
            return sealed;
        }
    }

    private static Duration since(long began) {
        return Duration.ofMillis((System.nanoTime() - began) / 1_000_000);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static String resident() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("unknown")
                        .replaceAll("VmHWM:\\s*", "")
                : "unknown";
    }
}
