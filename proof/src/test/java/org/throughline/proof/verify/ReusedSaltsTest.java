package org.throughline.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.sample.Draft;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.sample.NodeVerifier;
import org.throughline.proof.sample.SampleLog;
import org.throughline.proof.sample.SeededChance;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.verdict.Report;
import org.throughline.proof.verdict.VerdictCode;

class ReusedSaltsTest {
    private static final long SEED = 3;

    @TempDir Path folder;

    /** Gives the first salt of the first leaf once more, to a field of this or of the next leaf. */
    private static final class Repeating implements UnaryOperator<SealedFact> {
        private final int leaf;
        private int leaves;
        private @Nullable Salt first;

        private Repeating(int leaf) {
            this.leaf = leaf;
        }

        @Override
        public SealedFact apply(SealedFact fact) {
            var salt = first == null ? fact.disclosures().getFirst().salt() : first;
            first = salt;
            return leaves++ == leaf ? withLast(fact, salt) : fact;
        }

        /** The last field is committed to with this salt. */
        private static SealedFact withLast(SealedFact fact, Salt salt) {
            var disclosures = new ArrayList<>(fact.disclosures());
            var last = disclosures.removeLast();
            disclosures.add(new Disclosure(salt, last.path(), last.value()));
            var opened = new ArrayList<>(fact.opened());
            opened.removeLast();
            opened.add(disclosures.getLast().commitment());
            var leaf = fact.leaf();
            var commitments = new ArrayList<>(leaf.commitments());
            commitments.set(
                    commitments.indexOf(fact.opened().getLast().base64()),
                    opened.getLast().base64());
            commitments.sort(null);
            return new SealedFact(
                    new Leaf(
                            leaf.event(),
                            leaf.schema(),
                            leaf.policy(),
                            leaf.recorded(),
                            commitments),
                    disclosures,
                    opened,
                    fact.seeds());
        }
    }

    private Path pack(PackKind kind, UnaryOperator<SealedFact> change) throws IOException {
        var pack = folder.resolve(kind.code() + ".zip");
        var log = new SampleLog(SEED, change);
        Files.write(folder.resolve("keys.json"), Keys.policy(log.handover).bytes());
        Draft.of(log, kind).writeTo(pack);
        return pack;
    }

    private Report verify(Path pack) throws IOException {
        return Verifier.verify(pack, Keys.policy(new SampleLog(SEED).handover), List.of());
    }

    @Test
    void a_salt_used_twice_in_a_leaf_is_found() throws IOException {
        var pack = pack(PackKind.LOG, new Repeating(0));
        assertThat(verify(pack).counts()).containsEntry(VerdictCode.SALT_REUSED, 1L);
    }

    @Test
    void a_salt_used_again_in_another_leaf_is_found() throws IOException {
        var pack = pack(PackKind.LOG, new Repeating(1));
        assertThat(verify(pack).counts()).containsEntry(VerdictCode.SALT_REUSED, 1L);
    }

    @Test
    void the_verifier_in_node_finds_it_too() throws Exception {
        assumeTrue(NodeVerifier.isThere(), "Node 20 or newer is not installed here");
        var pack = pack(PackKind.LOG, new Repeating(1));
        var given = new NodeVerifier.Given(pack, folder.resolve("keys.json"), List.of());
        assertThat(NodeVerifier.verify(folder, List.of(given)).get(pack))
                .contains(VerdictCode.SALT_REUSED);
    }

    @Test
    void many_salts_are_told_apart() {
        var seen = new SeenSalts();
        var chance = new SeededChance(1);
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.isNew(next(chance))).isTrue();
        }
        var again = new SeededChance(1);
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.isNew(next(again))).isFalse();
        }
    }

    private static Salt next(SecureRandom chance) {
        var bytes = new byte[Hash.BYTES];
        chance.nextBytes(bytes);
        return new Salt(Hash.of(bytes));
    }
}
