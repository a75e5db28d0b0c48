package org.throughline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values that the reference implementations of Certificate Transparency are tested with. */
class PublishedVectorsTest {
    private static final List<byte[]> LEAVES =
            Stream.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .map(HexFormat.of()::parseHex)
                    .toList();

    private static final List<Hash> ROOTS =
            Trees.hashes(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String B96 =
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String B5F =
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String B6B =
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String BBC =
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String BCA =
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String BD3 =
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String BFA =
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String B6E =
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private static final String B0E =
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private final Proofs proofs = Trees.of(LEAVES).proofs();

    @Test
    void roots_are_the_published_ones() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(proofs.root(size)).as("size %d", size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void proofs_of_inclusion_are_the_published_ones() {
        inclusion(0, 8, B96, B5F, B6B);
        inclusion(5, 8, BBC, BCA, BD3);
        inclusion(2, 3, BFA);
        inclusion(1, 5, B6E, B5F, BBC);
    }

    @Test
    void proofs_of_consistency_are_the_published_ones() {
        consistency(1, 1);
        consistency(1, 8, B96, B5F, B6B);
        consistency(6, 8, B0E, BCA, BD3);
        consistency(2, 5, B5F, BBC);
    }

    private void inclusion(int index, int size, String... path) {
        var proof = proofs.inclusion(index, size);
        assertThat(proof.path()).isEqualTo(Trees.hashes(path));
        assertThat(proof.leads(TreeHash.leaf(LEAVES.get(index)), ROOTS.get(size))).isTrue();
    }

    private void consistency(int first, int second, String... path) {
        var proof = proofs.consistency(first, second);
        assertThat(proof.path()).isEqualTo(Trees.hashes(path));
        assertThat(proof.leads(ROOTS.get(first), ROOTS.get(second))).isTrue();
    }
}
