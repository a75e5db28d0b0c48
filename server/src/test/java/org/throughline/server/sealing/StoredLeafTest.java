package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.SaltSeed;
import org.throughline.proof.tree.Sha256;

/** A leaf is read in the two forms in which it is kept, and in no other. */
class StoredLeafTest {
    private static final SaltSeed SEED = new SaltSeed(Sha256.of(new byte[] {7}));
    private static final Leaf LEAF = leaf(List.of(text(1), text(2), text(3)));

    private static String text(int number) {
        return Sha256.of(new byte[] {(byte) number}).base64();
    }

    private static Leaf leaf(List<String> commitments) {
        return new Leaf(
                "event-1",
                "1",
                "1",
                "2026-11-28T09:00:00Z",
                commitments.stream().sorted().toList());
    }

    private static byte[] stored() {
        return new StoredLeaf(LEAF, SEED).bytes();
    }

    @Test
    void it_comes_back_as_it_was_from_either_form() {
        assertThat(StoredLeaf.read(stored())).isEqualTo(new StoredLeaf(LEAF, SEED));
        assertThat(StoredLeaf.read(LEAF.bytes())).isEqualTo(new StoredLeaf(LEAF, null));
    }

    @Test
    void what_was_cut_or_is_of_no_form_is_no_leaf() {
        var whole = stored();
        for (int length = 0; length < whole.length; length++) {
            assertThat(StoredLeaf.read(Arrays.copyOf(whole, length)).leaf())
                    .as("%d bytes", length)
                    .isNull();
        }
        whole[0] = 2;
        assertThat(StoredLeaf.read(whole).leaf()).isNull();
        assertThat(StoredLeaf.read("{}".getBytes(StandardCharsets.UTF_8)).leaf()).isNull();
    }

    @Test
    void commitments_that_stand_in_it_twice_make_it_no_leaf() {
        var whole = new String(stored(), StandardCharsets.ISO_8859_1);
        assertThat(whole).contains("\"commitments\":[]");
        var twice = whole.replace("\"commitments\":[]", "\"commitments\":[\"" + text(1) + "\"]");
        assertThat(StoredLeaf.read(twice.getBytes(StandardCharsets.ISO_8859_1)).leaf()).isNull();
    }
}
