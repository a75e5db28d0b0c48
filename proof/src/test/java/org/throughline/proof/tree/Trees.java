package org.throughline.proof.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Trees for tests, and the tree as the RFC defines it: recursive, slow and plain. */
public final class Trees {
    private Trees() {}

    static List<byte[]> leaves(int count) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    static MemoryTree of(List<byte[]> leaves) {
        var tree = new MemoryTree();
        leaves.forEach(leaf -> tree.append(TreeHash.leaf(leaf)));
        return tree;
    }

    /** MTH of RFC 9162, 2.1.1, with its own hashing. */
    static Hash root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hash.of(Sha256.fresh().digest());
        }
        if (leaves.size() == 1) {
            return Hash.of(Sha256.fresh().digest(joined(new byte[] {0}, leaves.getFirst())));
        }
        int cut = cut(leaves.size());
        return Hash.of(
                Sha256.fresh()
                        .digest(
                                joined(
                                        new byte[] {1},
                                        root(leaves.subList(0, cut)).bytes(),
                                        root(leaves.subList(cut, leaves.size())).bytes())));
    }

    /** PATH of RFC 9162, 2.1.3.1. */
    static List<Hash> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int cut = cut(leaves.size());
        var left = leaves.subList(0, cut);
        var right = leaves.subList(cut, leaves.size());
        return index < cut
                ? plus(path(index, left), root(right))
                : plus(path(index - cut, right), root(left));
    }

    /** SUBPROOF of RFC 9162, 2.1.4.1. */
    static List<Hash> subproof(int first, List<byte[]> leaves, boolean isKnown) {
        if (first == leaves.size()) {
            return isKnown ? List.of() : List.of(root(leaves));
        }
        int cut = cut(leaves.size());
        var left = leaves.subList(0, cut);
        var right = leaves.subList(cut, leaves.size());
        return first <= cut
                ? plus(subproof(first, left, isKnown), root(right))
                : plus(subproof(first - cut, right, false), root(left));
    }

    private static int cut(int count) {
        int cut = 1;
        while (cut * 2 < count) {
            cut *= 2;
        }
        return cut;
    }

    private static List<Hash> plus(List<Hash> path, Hash one) {
        var longer = new ArrayList<>(path);
        longer.add(one);
        return longer;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }

    static List<Hash> hashes(String... hex) {
        return java.util.Arrays.stream(hex).map(Trees::hash).toList();
    }

    /** The same value with one bit turned over. */
    public static Hash flipped(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }
}
