package org.throughline.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.leaf.Salt;
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

    /** Gives its first salt once more. */
    private static final class Repeating extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final Random random = new Random(SEED);
        private final int again;
        private int asked;

        private Repeating(int again) {
            this.again = again;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            // The salts of a leaf are asked for all at once.
            for (int from = 0; from < bytes.length; from += Hash.BYTES) {
                var salt = new byte[Hash.BYTES];
                (asked++ == again ? new Random(SEED) : random).nextBytes(salt);
                System.arraycopy(salt, 0, bytes, from, Hash.BYTES);
            }
        }
    }

    private Path pack(PackKind kind, SecureRandom chance) throws IOException {
        var pack = folder.resolve(kind.code() + ".zip");
        var log = new SampleLog(SEED, chance);
        Files.write(folder.resolve("keys.json"), Keys.policy(log.handover).bytes());
        Draft.of(log, kind).writeTo(pack);
        return pack;
    }

    private Report verify(Path pack) throws IOException {
        return Verifier.verify(
                pack, Keys.policy(new SampleLog(SEED, new Repeating(-1)).handover), List.of());
    }

    @Test
    void a_salt_used_twice_in_a_leaf_is_found() throws IOException {
        var pack = pack(PackKind.LOG, new Repeating(2));
        assertThat(verify(pack).counts()).containsEntry(VerdictCode.SALT_REUSED, 1L);
    }

    @Test
    void a_salt_used_again_in_another_leaf_is_found() throws IOException {
        // The first leaf takes sixteen; the eighteenth is the second leaf's.
        var pack = pack(PackKind.LOG, new Repeating(17));
        assertThat(verify(pack).counts()).containsEntry(VerdictCode.SALT_REUSED, 1L);
    }

    @Test
    void the_verifier_in_node_finds_it_too() throws Exception {
        assumeTrue(NodeVerifier.isThere(), "Node 20 or newer is not installed here");
        var pack = pack(PackKind.LOG, new Repeating(17));
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
