package org.throughline.proof.verify;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.sample.Catalogue;
import org.throughline.proof.sample.Draft;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.sample.NodeVerifier;
import org.throughline.proof.sample.NodeVerifier.Given;
import org.throughline.proof.sample.SampleLog;
import org.throughline.proof.sample.Tampering;
import org.throughline.proof.verdict.VerdictCode;

/**
 * Falsified and honest packs from random logs, before both verifiers. {@code -Dproof.cases=all}: 50
 * logs for every kind of falsification, and 2,000 honest packs.
 */
class PacksTest {
    private static final boolean ALL = "all".equals(System.getProperty("proof.cases"));
    private static final int LOGS_PER_KIND = ALL ? 50 : 2;
    private static final int HONEST_LOGS = ALL ? 500 : 12;

    @TempDir static Path folder;

    private static final Map<Path, Case> FALSIFIED = new TreeMap<>();
    private static final Map<Path, Case> HONEST = new TreeMap<>();

    /** What each verifier said, so that none is asked twice. */
    private static final Map<Map<Path, Case>, Map<Path, Set<VerdictCode>>> JAVA =
            new IdentityHashMap<>();

    private static final Map<Map<Path, Case>, Map<Path, Set<VerdictCode>>> NODE =
            new IdentityHashMap<>();

    private record Case(Given given, String what, Set<VerdictCode> wanted, SampleLog log) {}

    @BeforeAll
    static void packs() throws IOException {
        for (int kind = 0; kind < Catalogue.ALL.size(); kind++) {
            for (int seed = 0; seed < LOGS_PER_KIND; seed++) {
                falsified(Catalogue.ALL.get(kind), kind, seed);
            }
        }
        for (int seed = 0; seed < HONEST_LOGS; seed++) {
            for (var kind : PackKind.values()) {
                var log = new SampleLog(10_000 + seed);
                var pack = folder.resolve("honest-" + kind.code() + "-" + seed + ".zip");
                var draft = Draft.of(log, kind);
                draft.writeTo(pack);
                HONEST.put(pack, given(pack, draft, kind + ", seed " + seed, Set.of()));
            }
        }
    }

    private static void falsified(Tampering tampering, int kind, int seed) throws IOException {
        var pack = folder.resolve("falsified-" + kind + "-" + seed + ".zip");
        var random = new SplittableRandom(1_000L * kind + seed);
        var draft = tampering.write(new SampleLog(random.nextInt(10_000)), pack, random);
        var wanted =
                tampering.expected() == null ? Set.<VerdictCode>of() : Set.of(tampering.expected());
        FALSIFIED.put(pack, given(pack, draft, tampering + ", seed " + seed, wanted));
    }

    private static Case given(Path pack, Draft draft, String what, Set<VerdictCode> wanted)
            throws IOException {
        var keys = folder.resolve("keys-" + draft.log.handover + ".json");
        Files.write(keys, Keys.policy(draft.log.handover).bytes());
        var known = new ArrayList<Path>();
        for (var note : draft.known) {
            var file = Path.of(pack + ".known-" + known.size());
            Files.write(file, note.bytes());
            known.add(file);
        }
        return new Case(new Given(pack, keys, known), what, wanted, draft.log);
    }

    @Test
    void every_falsified_pack_is_found_out_by_the_verifier_in_java() throws IOException {
        assertThat(Catalogue.ALL).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
        foundOut(inJava(FALSIFIED));
    }

    @Test
    void every_falsified_pack_is_found_out_by_the_verifier_in_node() throws Exception {
        foundOut(inNode(FALSIFIED));
    }

    @Test
    void no_honest_pack_is_suspected_by_the_verifier_in_java() throws IOException {
        sound(inJava(HONEST));
    }

    @Test
    void no_honest_pack_is_suspected_by_the_verifier_in_node() throws Exception {
        sound(inNode(HONEST));
    }

    @Test
    void what_was_erased_is_found_to_be_so_and_is_no_fault() throws IOException {
        var said = inJava(HONEST);
        var erased =
                HONEST.entrySet().stream()
                        .filter(one -> one.getValue().log().hasErasure)
                        .filter(one -> one.getKey().toString().contains("honest-case"))
                        .toList();
        assertThat(erased).hasSizeGreaterThan(HONEST_LOGS / 4);
        erased.forEach(one ->
                assertThat(said.get(one.getKey()))
                        .as(one.getValue().what())
                        .containsExactly(VerdictCode.ERASED_OK));
    }

    @Test
    void both_verifiers_say_the_same_of_every_pack() throws Exception {
        assertThat(inNode(FALSIFIED)).isEqualTo(inJava(FALSIFIED));
        assertThat(inNode(HONEST)).isEqualTo(inJava(HONEST));
    }

    private static void foundOut(Map<Path, Set<VerdictCode>> said) {
        assertThat(said).hasSize(LOGS_PER_KIND * Catalogue.ALL.size());
        System.out.printf(
                "%,d falsified packs, %,d found out%n",
                said.size(),
                said.values().stream()
                        .filter(codes -> codes.stream().anyMatch(VerdictCode::isFault))
                        .count());
        FALSIFIED.forEach((pack, what) -> {
            var codes = said.getOrDefault(pack, Set.of());
            assertThat(codes.stream().anyMatch(VerdictCode::isFault)).as(what.what()).isTrue();
            assertThat(codes).as(what.what()).containsAll(what.wanted());
        });
    }

    private static void sound(Map<Path, Set<VerdictCode>> said) {
        assertThat(said).hasSize(HONEST_LOGS * PackKind.values().length);
        System.out.printf(
                "%,d honest packs, %,d suspected%n",
                said.size(),
                said.values().stream()
                        .filter(codes -> codes.stream().anyMatch(VerdictCode::isFault))
                        .count());
        HONEST.forEach((pack, what) ->
                assertThat(EnumSet.of(VerdictCode.ERASED_OK))
                        .as(what.what())
                        .containsAll(said.getOrDefault(pack, Set.of())));
    }

    private static Map<Path, Set<VerdictCode>> inJava(Map<Path, Case> cases) throws IOException {
        if (!JAVA.containsKey(cases)) {
            JAVA.put(cases, verified(cases));
        }
        return JAVA.getOrDefault(cases, Map.of());
    }

    private static Map<Path, Set<VerdictCode>> verified(Map<Path, Case> cases) throws IOException {
        var said = new TreeMap<Path, Set<VerdictCode>>();
        for (var one : cases.values()) {
            var given = one.given();
            var known = new ArrayList<SignedNote>();
            for (var file : given.known()) {
                known.add(SignedNote.parse(Files.readAllBytes(file)).orElseThrow());
            }
            var report = Verifier.verify(given.pack(), Keys.policy(one.log().handover), known);
            said.put(given.pack(), report.counts().keySet().stream().collect(toSet()));
        }
        return said;
    }

    private static Map<Path, Set<VerdictCode>> inNode(Map<Path, Case> cases) throws Exception {
        assumeTrue(NodeVerifier.isThere(), "Node 20 or newer is not installed here");
        if (!NODE.containsKey(cases)) {
            NODE.put(
                    cases,
                    NodeVerifier.verify(folder, cases.values().stream().map(Case::given).toList()));
        }
        return NODE.getOrDefault(cases, Map.of());
    }
}
