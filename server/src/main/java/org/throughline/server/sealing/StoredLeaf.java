package org.throughline.server.sealing;

import static java.util.Objects.requireNonNull;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.SaltSeed;
import org.throughline.proof.tree.Hash;

/**
 * A leaf in the form in which it is kept (decision 55): a byte that names the form, the seed of the
 * salts that are nobody's, how many commitments there are in two bytes, the commitments, and the
 * canonical bytes of the leaf without them. Earlier programs kept the canonical bytes of all and
 * every salt by itself.
 *
 * @param leaf null when the bytes are in no form of a leaf
 * @param nobodys null in the earlier form, whose salts stand beside it
 */
record StoredLeaf(@Nullable Leaf leaf, @Nullable SaltSeed nobodys) {
    private static final byte FORM = 1;
    private static final byte EARLIER_FORM = '{';
    private static final StoredLeaf NONE = new StoredLeaf(null, null);

    /**
     * In the form of this program.
     *
     * @throws NullPointerException of one that was read in the earlier form
     */
    byte[] bytes() {
        var leaf = requireNonNull(this.leaf);
        var seed = requireNonNull(nobodys).bytes();
        var rest = with(leaf, List.of()).bytes();
        var commitments = leaf.commitments();
        var bytes =
                ByteBuffer.allocate(
                        1
                                + Hash.BYTES
                                + Short.BYTES
                                + commitments.size() * Hash.BYTES
                                + rest.length);
        bytes.put(FORM).put(seed.bytes()).putShort((short) commitments.size());
        commitments.forEach(one -> bytes.put(Hash.ofBase64(one).orElseThrow().bytes()));
        return bytes.put(rest).array();
    }

    static StoredLeaf read(byte[] stored) {
        return switch (stored.length == 0 ? 0 : stored[0]) {
            case FORM -> readWhole(ByteBuffer.wrap(stored, 1, stored.length - 1));
            case EARLIER_FORM -> new StoredLeaf(Leaf.read(stored).orElse(null), null);
            default -> NONE;
        };
    }

    private static StoredLeaf readWhole(ByteBuffer stored) {
        try {
            var seed = new SaltSeed(hash(stored));
            int count = stored.getShort();
            var commitments = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                commitments.add(hash(stored).base64());
            }
            var rest = new byte[stored.remaining()];
            stored.get(rest);
            return Leaf.read(rest)
                    .filter(leaf -> leaf.commitments().isEmpty())
                    .map(leaf -> new StoredLeaf(with(leaf, commitments), seed))
                    .orElse(NONE);
        } catch (BufferUnderflowException changed) {
            return NONE;
        }
    }

    private static Hash hash(ByteBuffer from) {
        var bytes = new byte[Hash.BYTES];
        from.get(bytes);
        return Hash.of(bytes);
    }

    private static Leaf with(Leaf leaf, List<String> commitments) {
        return new Leaf(leaf.event(), leaf.schema(), leaf.policy(), leaf.recorded(), commitments);
    }
}
