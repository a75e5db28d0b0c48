package org.throughline.casefile.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.statistics.Suppression.Mark;

/** Invariant 26: no cell below the threshold is shown, and none can be computed back. */
class SuppressionTest {

    @Test
    void counts_of_five_and_more_are_shown() {
        assertThat(marks(row(5, 12, 9))).containsOnly(Mark.SHOWN);
    }

    @Test
    void a_small_count_takes_the_smallest_other_one_with_it() {
        assertThat(marks(row(2, 12, 9)))
                .containsExactly(Mark.SMALL, Mark.SHOWN, Mark.HIDDEN, Mark.SHOWN);
    }

    @Test
    void two_small_counts_hide_each_other() {
        assertThat(marks(row(2, 3, 9)))
                .containsExactly(Mark.SMALL, Mark.SMALL, Mark.SHOWN, Mark.SHOWN);
    }

    @Test
    void none_is_below_the_threshold_as_well() {
        assertThat(marks(row(0, 12, 9))).startsWith(Mark.SMALL);
        assertThat(marks(row(0, 0))).containsExactly(Mark.WITHHELD, Mark.WITHHELD, Mark.SMALL);
    }

    @Test
    void what_the_marks_tell_is_known_to_whoever_computes() {
        // Nothing and exactly five: the hidden one is at least five, so the small one would be 0.
        assertThat(marks(row(0, 5, 9)))
                .containsExactly(Mark.SMALL, Mark.SHOWN, Mark.HIDDEN, Mark.SHOWN);
        // Twice four makes eight, and no two other small counts do.
        assertThat(marks(row(4, 4))).containsExactly(Mark.WITHHELD, Mark.WITHHELD, Mark.SHOWN);
    }

    @Test
    void a_table_that_is_withheld_takes_every_finer_one_with_it() {
        var marks = marks(square(new int[][] {{4, 0}, {0, 4}}));

        assertThat(marks.get(8)).isEqualTo(Mark.SHOWN);
        assertThat(marks.subList(0, 8)).containsOnly(Mark.WITHHELD);
    }

    @Test
    void a_total_alone_is_small_or_not() {
        assertThat(marks(new Cube(List.of()))).containsExactly(Mark.SMALL);
    }

    @Test
    void a_fine_table_leaves_the_coarse_ones_as_they_are_alone() {
        var random = new Random(11);
        for (int sample = 0; sample < 200; sample++) {
            var counts = counts(random, 4, 3);
            var fine = Suppression.of(square(counts));
            var sums = new int[4];
            for (int r = 0; r < 4; r++) {
                sums[r] = IntStream.of(counts[r]).sum();
            }

            var alone = Suppression.of(row(sums));

            // Coordinate 3 of the columns is their total.
            assertThat(IntStream.rangeClosed(0, 4).mapToObj(r -> fine.get(r + 5 * 3)).toList())
                    .isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void no_small_count_of_a_row_can_be_computed_back(int seed) {
        var random = new Random(seed);
        for (int sample = 0; sample < 250; sample++) {
            tryToComputeBack(square(counts(random, 4, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void no_small_count_of_a_table_can_be_computed_back(int seed) {
        var random = new Random(seed);
        for (int sample = 0; sample < 60; sample++) {
            tryToComputeBack(square(counts(random, 3, 2)));
        }
    }

    /** Every table that would look the same is tried; each small cell must differ in some. */
    private static void tryToComputeBack(Cube cube) {
        var worlds = new Worlds(cube, Suppression.of(cube));
        worlds.search(0);
        for (int cell = 0; cell < cube.cells(); cell++) {
            if (cube.count(cell) < Suppression.THRESHOLD) {
                assertThat(worlds.marks.get(cell)).isNotEqualTo(Mark.SHOWN);
            }
            if (worlds.marks.get(cell) == Mark.SMALL) {
                assertThat(worlds.possible.get(cell)).hasSizeGreaterThan(1);
            }
        }
    }

    /** All counts that agree with what is shown and with what the marks tell. */
    private static final class Worlds {
        private final Cube cube;
        private final List<Mark> marks;
        private final List<Integer> inner;
        private final List<int[]> totals;
        private final int[] guess;
        private final List<TreeSet<Integer>> possible = new ArrayList<>();

        Worlds(Cube cube, List<Mark> marks) {
            this.cube = cube;
            this.marks = marks;
            this.inner = cube.cellsOf((1 << cube.dimensions()) - 1);
            this.totals = inner.stream().map(cell -> totalsOf(cube, cell)).toList();
            this.guess = new int[inner.size()];
            for (int cell = 0; cell < cube.cells(); cell++) {
                possible.add(new TreeSet<>());
            }
        }

        /** The cell and everything that it adds to. */
        private static int[] totalsOf(Cube cube, int cell) {
            return IntStream.range(0, 1 << cube.dimensions())
                    .map(table -> cube.cell(cube.coordinates(cell), table))
                    .toArray();
        }

        void search(int next) {
            if (next == inner.size()) {
                take();
                return;
            }
            int real = cube.count(inner.get(next));
            var mark = marks.get(inner.get(next));
            int near = mark == Mark.SHOWN ? 0 : mark == Mark.SMALL ? Suppression.THRESHOLD : 2;
            int from = Math.max(0, real - near);
            int to = real + near;
            for (guess[next] = from; guess[next] <= to; guess[next]++) {
                search(next + 1);
            }
        }

        private void take() {
            var world = new int[cube.cells()];
            for (int i = 0; i < guess.length; i++) {
                for (int cell : totals.get(i)) {
                    world[cell] += guess[i];
                }
            }
            for (int cell = 0; cell < world.length; cell++) {
                if (!agrees(cell, world[cell])) {
                    return;
                }
            }
            for (int cell = 0; cell < world.length; cell++) {
                possible.get(cell).add(world[cell]);
            }
        }

        private boolean agrees(int cell, int value) {
            return switch (marks.get(cell)) {
                case SHOWN -> value == cube.count(cell);
                case SMALL -> value < Suppression.THRESHOLD;
                case HIDDEN -> value >= Suppression.THRESHOLD;
                case WITHHELD -> true;
            };
        }
    }

    private static List<Mark> marks(Cube cube) {
        return Suppression.of(cube);
    }

    private static Cube row(int... counts) {
        var cube = new Cube(List.of(counts.length));
        for (int code = 0; code < counts.length; code++) {
            for (int i = 0; i < counts[code]; i++) {
                cube.add(new int[] {code});
            }
        }
        return cube;
    }

    private static Cube square(int[][] counts) {
        var cube = new Cube(List.of(counts.length, counts[0].length));
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < counts[r].length; c++) {
                for (int i = 0; i < counts[r][c]; i++) {
                    cube.add(new int[] {r, c});
                }
            }
        }
        return cube;
    }

    /** Mostly small ones: they are what it is about. */
    private static int[][] counts(Random random, int rows, int columns) {
        var counts = new int[rows][columns];
        for (var row : counts) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(random.nextBoolean() ? 5 : 10);
            }
        }
        return counts;
    }
}
