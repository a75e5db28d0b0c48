package org.throughline.casefile.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by several dimensions, with every total over some or all of them. A cell has one
 * coordinate for each dimension; the coordinate after the last code is the total.
 */
final class Cube {
    private final int[] sizes;
    private final int[] strides;
    private final int[] counts;

    /**
     * @param sizes how many codes each dimension has
     */
    Cube(List<Integer> sizes) {
        this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
        this.strides = new int[this.sizes.length];
        int cells = 1;
        for (int d = 0; d < this.sizes.length; d++) {
            strides[d] = cells;
            cells = Math.multiplyExact(cells, this.sizes[d] + 1);
        }
        this.counts = new int[cells];
    }

    int dimensions() {
        return sizes.length;
    }

    int cells() {
        return counts.length;
    }

    int size(int dimension) {
        return sizes[dimension];
    }

    int count(int cell) {
        return counts[cell];
    }

    /** One more, in its cell and in all totals that it belongs to. */
    void add(int[] at) {
        for (int table = 0; table < 1 << sizes.length; table++) {
            counts[cell(at, table)]++;
        }
    }

    /**
     * The cell at these coordinates in one table.
     *
     * @param table the dimensions that it tells apart, one bit each; over the others it is a total
     */
    int cell(int[] at, int table) {
        int cell = 0;
        for (int d = 0; d < sizes.length; d++) {
            cell += strides[d] * ((table & 1 << d) == 0 ? sizes[d] : at[d]);
        }
        return cell;
    }

    int[] coordinates(int cell) {
        var at = new int[sizes.length];
        for (int d = 0; d < sizes.length; d++) {
            at[d] = cell / strides[d] % (sizes[d] + 1);
        }
        return at;
    }

    /** The table that a cell belongs to. */
    int tableOf(int cell) {
        var at = coordinates(cell);
        int table = 0;
        for (int d = 0; d < at.length; d++) {
            table |= at[d] == sizes[d] ? 0 : 1 << d;
        }
        return table;
    }

    /** All cells of one table. */
    List<Integer> cellsOf(int table) {
        return places(table).stream().map(at -> cell(at, table)).toList();
    }

    /** All coordinates over some dimensions; those of the others stay at 0. */
    List<int[]> places(int dimensions) {
        var places = new ArrayList<int[]>();
        places.add(new int[sizes.length]);
        for (int d = 0; d < sizes.length; d++) {
            if ((dimensions & 1 << d) != 0) {
                var wider = new ArrayList<int[]>();
                for (var at : places) {
                    for (int code = 0; code < sizes[d]; code++) {
                        var next = at.clone();
                        next[d] = code;
                        wider.add(next);
                    }
                }
                places.clear();
                places.addAll(wider);
            }
        }
        return places;
    }
}
