package org.throughline.proof.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with an earlier one: nothing was changed, taken out or put in between.
 *
 * @param first size of the earlier tree
 * @param second size of the later tree
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the path leads from the one root to the other (RFC 9162, 2.1.4.2). */
    public boolean leads(Hash firstRoot, Hash secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(TreeHash.EMPTY);
        }
        if (path.isEmpty()) {
            return false;
        }
        return climbs(firstRoot, secondRoot);
    }

    private boolean climbs(Hash firstRoot, Hash secondRoot) {
        var steps = new ArrayList<Hash>();
        if (Long.bitCount(first) == 1) {
            steps.add(firstRoot);
        }
        steps.addAll(path);
        int up = Long.numberOfTrailingZeros(first);
        long place = first - 1 >> up;
        long last = second - 1 >> up;
        var earlier = steps.getFirst();
        var later = earlier;
        for (var step : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                earlier = TreeHash.node(step, earlier);
                later = TreeHash.node(step, later);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                later = TreeHash.node(later, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && earlier.equals(firstRoot) && later.equals(secondRoot);
    }
}
