package org.throughline.casefile.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.clocks.WorkingTime;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.statistics.ResponseTimes.Answered;

/**
 * Counts for one request, case by case. The answer depends on the request and the histories alone,
 * and not on the order of the cases.
 */
public final class Statistics {
    /** A table of more cells than this asks finer than allowed. */
    private static final int CELLS_MAX = 5_000;

    private final StatisticsRequest request;
    private final Register register;
    private final Map<Measure, List<List<String>>> codes = new EnumMap<>(Measure.class);
    private final Map<Measure, Cube> cubes = new EnumMap<>(Measure.class);
    private final List<Answered> answered = new ArrayList<>();

    /**
     * Nothing counted yet.
     *
     * @param codeList the codes of a list of the contract, in its order
     */
    public Statistics(
            StatisticsRequest request, Function<String, List<String>> codeList, Register register) {
        this.request = request;
        this.register = register;
        for (var measure : Measure.values()) {
            var lists = codes(request, measure, codeList);
            codes.put(measure, lists);
            cubes.put(measure, new Cube(lists.stream().map(List::size).toList()));
        }
    }

    /** Whether the request asks finer than allowed. */
    public static boolean isTooFine(
            StatisticsRequest request, Function<String, List<String>> codeList) {
        if (request.asksTooFine()) {
            return true;
        }
        for (var measure : Measure.values()) {
            long cells = 1;
            for (var list : codes(request, measure, codeList)) {
                cells *= list.size() + 1;
            }
            if (cells > CELLS_MAX) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> codes(
            StatisticsRequest request, Measure measure, Function<String, List<String>> codeList) {
        return measure.breakdowns(request.breakdown()).stream()
                .map(breakdown -> codes(breakdown, request, codeList))
                .toList();
    }

    /** Every code, whether anything was counted under it or not: a missing one would tell of it. */
    private static List<String> codes(
            Breakdown breakdown,
            StatisticsRequest request,
            Function<String, List<String>> codeList) {
        var codes = new ArrayList<String>();
        switch (breakdown) {
            case MONTH -> codes.addAll(days(request, Counted::month));
            case QUARTER -> codes.addAll(days(request, Counted::quarter));
            default -> {
                codes.addAll(codeList.apply(breakdown.codeList()));
                if (breakdown.mayBeUnknown() && !codes.contains(Breakdown.NOT_STATED)) {
                    codes.add(Breakdown.NOT_STATED);
                }
            }
        }
        return List.copyOf(codes);
    }

    private static List<String> days(StatisticsRequest request, Function<LocalDate, String> name) {
        var first = request.from().withDayOfMonth(1);
        return first.datesUntil(request.to().plusDays(1), java.time.Period.ofMonths(1))
                .map(name)
                .distinct()
                .toList();
    }

    /** Counts one case by its whole history. */
    public void add(List<RecordedEvent> history) {
        for (var one : CaseCount.of(history, request, register)) {
            add(one);
        }
        answered.addAll(ResponseTimes.answered(history, request, WorkingTime.of(register)));
    }

    private void add(Counted one) {
        var breakdowns = one.measure().breakdowns(request.breakdown());
        var lists = codes.getOrDefault(one.measure(), List.of());
        var places = new ArrayList<int[]>();
        places.add(new int[lists.size()]);
        for (int d = 0; d < lists.size(); d++) {
            var wider = new ArrayList<int[]>();
            for (var at : places) {
                for (var code : one.codes(breakdowns.get(d))) {
                    int place = place(lists.get(d), code);
                    if (place >= 0) {
                        var next = at.clone();
                        next[d] = place;
                        wider.add(next);
                    }
                }
            }
            places = wider;
        }
        var cube = cubes.get(one.measure());
        if (cube != null) {
            places.forEach(cube::add);
        }
    }

    /** Under its code, or with what is not known; below zero when it is neither. */
    private static int place(List<String> codes, String code) {
        return codes.contains(code) ? codes.indexOf(code) : codes.indexOf(Breakdown.NOT_STATED);
    }

    /** What is given out. */
    public Release release() {
        var tables = new ArrayList<PublishedTable>();
        cubes.forEach((measure, cube) ->
                tables.add(
                        PublishedTable.of(
                                measure,
                                measure.breakdowns(request.breakdown()),
                                codes.getOrDefault(measure, List.of()),
                                cube)));
        return new Release(request, tables, ResponseTimes.of(answered));
    }

    /** An answer: a table for each measure, and how soon agencies answered. */
    public record Release(
            StatisticsRequest request, List<PublishedTable> tables, ResponseTimes responseTimes) {
        public Release {
            tables = List.copyOf(tables);
        }
    }
}
