package org.throughline.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** A tree whose hashes are kept in memory: two for each leaf. */
public final class MemoryTree implements WholeSubtrees {
    private final CompactRange range = new CompactRange();
    private final List<List<Hash>> levels = new ArrayList<>();
    private final Proofs proofs = new Proofs(this);

    public void append(Hash leaf) {
        range.append(leaf, this::keep);
    }

    private void keep(int level, Hash hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        levels.get(level).add(hash);
    }

    public long size() {
        return range.size();
    }

    public Hash root() {
        return range.root();
    }

    /** Roots and proofs at any size up to this one. */
    public Proofs proofs() {
        return proofs;
    }

    @Override
    public Hash at(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
