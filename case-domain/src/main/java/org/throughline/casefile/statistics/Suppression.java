package org.throughline.casefile.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a cube must not be shown, so that none below the threshold is told or can be
 * computed back from totals.
 *
 * <p>A small cell is safe when the counts could as well have been others: when some cells could
 * each be one more or one less, the small one among them, all of them are hidden, every shown cell
 * stays as it is, and every hidden one keeps what its mark tells. Such a change is a box: on every
 * dimension of the small cell's table a second code is taken, and signs alternate from corner to
 * corner, so that no total moves. Where no box is hidden already, the cells of the cheapest one are
 * hidden with it; where there is none, the table is withheld, and every finer one with it.
 *
 * <p>Tables are gone through from the grand total to the finest. A box is chosen in the small
 * cell's own table, its place in each further dimension in the table with that dimension, and both
 * hold in all tables that are finer still. So what is hidden of a table is the same in every
 * release that it is part of, and one and the same change explains all of them.
 */
final class Suppression {
    /** The smallest count that is shown. */
    static final int THRESHOLD = 5;

    /** What is shown of a cell. */
    enum Mark {
        SHOWN,
        /** Shown as "less than five", so that it is known to be that. */
        SMALL,
        /** Hidden beside a small one; who knows the rule knows that it is not small. */
        HIDDEN,
        /** Hidden without a word about its size. */
        WITHHELD
    }

    /**
     * A change that would keep what is shown, once some cells more are hidden.
     *
     * @param from one corner: the small cell, and the box's place in every further dimension
     * @param to the opposite corner, in the dimensions of the small cell's table
     * @param sign what happens at the first corner
     * @param cost how much is lost by it: the counts that are no longer shown
     */
    private record Box(int[] from, int[] to, int sign, List<Integer> toHide, long cost) {}

    private final Cube cube;
    private final Mark[] marks;
    private final boolean[] withheld;
    private final Map<Integer, Box> chosen = new HashMap<>();

    private Suppression(Cube cube) {
        this.cube = cube;
        this.marks = new Mark[cube.cells()];
        this.withheld = new boolean[1 << cube.dimensions()];
        Arrays.fill(marks, Mark.WITHHELD);
    }

    /** The mark of every cell. */
    static List<Mark> of(Cube cube) {
        var suppression = new Suppression(cube);
        IntStream.range(0, 1 << cube.dimensions())
                .boxed()
                .sorted(Comparator.comparing(Integer::bitCount))
                .forEach(suppression::protect);
        return List.of(suppression.marks);
    }

    private void protect(int table) {
        for (int coarser : tablesBetween(0, table)) {
            if (withheld[coarser]) {
                withheld[table] = true;
                return;
            }
        }
        for (int cell : cube.cellsOf(table)) {
            marks[cell] = cube.count(cell) < THRESHOLD ? Mark.SMALL : Mark.SHOWN;
        }
        for (int coarser : tablesBetween(0, table)) {
            if (!protect(coarser, table)) {
                cube.cellsOf(table).forEach(cell -> marks[cell] = Mark.WITHHELD);
                withheld[table] = true;
                return;
            }
        }
    }

    /** Whether every small cell of the coarser table is safe, when the finer one is shown too. */
    private boolean protect(int coarser, int finer) {
        for (int cell : cube.cellsOf(coarser)) {
            if (marks[cell] == Mark.SMALL) {
                var box = cheapest(candidates(cell, coarser, finer), coarser, finer);
                if (box == null) {
                    return false;
                }
                chosen.put(cell, box);
                box.toHide().forEach(other -> marks[other] = Mark.HIDDEN);
            }
        }
        return true;
    }

    /** The boxes that are still open for a small cell; what was chosen before holds. */
    private List<Box> candidates(int cell, int coarser, int finer) {
        var open = new ArrayList<Box>();
        int further = finer & ~coarser;
        var box = chosen.get(cell);
        if (further == 0 || box == null) {
            var from = cube.coordinates(cell);
            for (var to : cube.places(coarser)) {
                if (isOpposite(from, to, coarser)) {
                    open.add(new Box(from, to, 1, List.of(), 0));
                    open.add(new Box(from, to, -1, List.of(), 0));
                }
            }
        } else if (Integer.bitCount(further) == 1) {
            for (var place : cube.places(further)) {
                open.add(
                        new Box(
                                merged(box.from(), place, further),
                                box.to(),
                                box.sign(),
                                List.of(),
                                0));
            }
        } else {
            open.add(box);
        }
        return open;
    }

    private static boolean isOpposite(int[] from, int[] to, int dimensions) {
        for (int d = 0; d < from.length; d++) {
            if ((dimensions & 1 << d) != 0 && from[d] == to[d]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Box cheapest(List<Box> candidates, int coarser, int finer) {
        Box best = null;
        for (var candidate : candidates) {
            var box = judged(candidate, coarser, finer);
            if (box != null && (best == null || box.cost() < best.cost())) {
                best = box;
            }
            if (best != null && best.cost() == 0) {
                return best;
            }
        }
        return best;
    }

    /** The box with what it costs; null when a cell that is shown or bounded cannot move so. */
    private @Nullable Box judged(Box box, int coarser, int finer) {
        var toHide = new ArrayList<Integer>();
        long cost = 0;
        for (int table : tablesBetween(coarser, finer)) {
            for (int corner : tablesBetween(0, coarser)) {
                int cell = cube.cell(merged(box.from(), box.to(), corner), table);
                int by = Integer.bitCount(corner) % 2 == 0 ? box.sign() : -box.sign();
                if (!mayBe(cube.count(cell) + by, marks[cell], table == finer)) {
                    return null;
                }
                if (marks[cell] == Mark.SHOWN) {
                    toHide.add(cell);
                    cost += cube.count(cell);
                }
            }
        }
        return new Box(box.from(), box.to(), box.sign(), List.copyOf(toHide), cost);
    }

    private static boolean mayBe(int moved, Mark mark, boolean mayBeHidden) {
        return switch (mark) {
            case SMALL -> moved >= 0 && moved < THRESHOLD;
            case HIDDEN -> moved >= THRESHOLD;
            case WITHHELD -> moved >= 0;
            case SHOWN -> mayBeHidden && moved >= THRESHOLD;
        };
    }

    private static int[] merged(int[] one, int[] other, int ofOther) {
        var merged = one.clone();
        for (int d = 0; d < one.length; d++) {
            if ((ofOther & 1 << d) != 0) {
                merged[d] = other[d];
            }
        }
        return merged;
    }

    /** All tables from a coarse one to a fine one, both included. */
    private static List<Integer> tablesBetween(int coarse, int fine) {
        var tables = new ArrayList<Integer>();
        for (int table = coarse; table <= fine; table++) {
            if ((table & coarse) == coarse && (table & fine) == table) {
                tables.add(table);
            }
        }
        return tables;
    }
}
