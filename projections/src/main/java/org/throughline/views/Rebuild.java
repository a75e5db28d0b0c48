package org.throughline.views;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.views.rows.Renewal;

/**
 * Works every row of the views out again from the log, case by case, while the program goes on:
 * whoever looks meanwhile sees each case as it was or as it is right. It says of which cases the
 * rows were not what the log says.
 */
public final class Rebuild {
    private static final int CASES_AT_ONCE = 100;
    private static final int CASES_OF_A_WORKER = 25;
    private static final int WORKERS_MAX = 4;

    private final ProgressTable progress;
    private final CaseRows rows;
    private final CaseRowsTable table;
    private final TransactionTemplate transaction;
    private final Supplier<List<CaseId>> cases;
    private final Function<CaseId, List<RecordedEvent>> histories;

    /**
     * @param database the casework database, migrated
     * @param cases all cases of the log
     * @param histories the whole history of a case, read from the log
     * @param keys with which personal columns are sealed
     */
    public Rebuild(
            DataSource database,
            Supplier<List<CaseId>> cases,
            Function<CaseId, List<RecordedEvent>> histories,
            PersonKeys keys) {
        this.progress = new ProgressTable(database);
        this.rows = new CaseRows(database, keys);
        this.table = new CaseRowsTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.cases = cases;
        this.histories = histories;
    }

    /**
     * What came of it.
     *
     * @param cases how many were looked at: all of the log, and others that had rows
     * @param different of how many the rows were others, missing or too many
     * @param firstDifferent the first of these; null when there is none
     */
    public record Report(int cases, int different, @Nullable CaseId firstDifferent) {}

    /**
     * Goes through all cases.
     *
     * @param done told again and again how many are done
     * @param of told once how many there are
     */
    public Report run(IntConsumer of, IntConsumer done) {
        var all = new TreeSet<>(Comparator.comparing(CaseId::value));
        all.addAll(cases.get());
        all.addAll(table.cases());
        var list = List.copyOf(all);
        of.accept(list.size());
        var different = new ArrayList<CaseId>();
        int workers = Math.min(WORKERS_MAX, Runtime.getRuntime().availableProcessors());
        try (var threads = Executors.newFixedThreadPool(workers)) {
            for (int from = 0; from < list.size(); from += CASES_AT_ONCE) {
                var some = list.subList(from, Math.min(from + CASES_AT_ONCE, list.size()));
                different.addAll(renewed(some, threads));
                done.accept(from + some.size());
            }
        }
        return new Report(
                list.size(), different.size(), different.isEmpty() ? null : different.getFirst());
    }

    /** Those of these whose rows were not as they should be. Nobody follows the log meanwhile. */
    private List<CaseId> renewed(List<CaseId> some, ExecutorService threads) {
        return requireNonNull(
                transaction.execute(_ -> {
                    long position = progress.lockedPosition();
                    var work = new ArrayList<Callable<List<CaseId>>>();
                    for (int from = 0; from < some.size(); from += CASES_OF_A_WORKER) {
                        int until = Math.min(from + CASES_OF_A_WORKER, some.size());
                        var own = some.subList(from, until);
                        work.add(() -> renewed(own, position));
                    }
                    return all(work, threads);
                }));
    }

    private static List<CaseId> all(List<Callable<List<CaseId>>> work, ExecutorService threads) {
        try {
            var found = new ArrayList<CaseId>();
            for (var answer : threads.invokeAll(work)) {
                found.addAll(answer.get());
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** In a transaction of its own: the rows of a case depend on nothing but its history. */
    private List<CaseId> renewed(List<CaseId> some, long position) {
        return requireNonNull(
                transaction.execute(_ -> {
                    var before = table.digests(some);
                    var known = new ArrayList<Renewal>();
                    var unknown = new ArrayList<CaseId>();
                    for (var caseId : some) {
                        var history =
                                histories.apply(caseId).stream()
                                        .filter(event -> event.position() <= position)
                                        .toList();
                        if (history.isEmpty()) {
                            unknown.add(caseId);
                        } else {
                            known.add(new Renewal(caseId, List.of(), history));
                        }
                    }
                    rows.renew(known);
                    if (!unknown.isEmpty()) {
                        table.delete(unknown);
                    }
                    var after = table.digests(some);
                    return some.stream()
                            .filter(one -> !Objects.equals(before.get(one), after.get(one)))
                            .toList();
                }));
    }
}
