package org.throughline.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.views.rows.Renewal;

/**
 * Keeps all views of the casework side. Their rows and the position are written in one transaction:
 * told twice, the second time changes nothing; killed in the middle, nothing of the batch is there.
 */
public final class Views implements LogFollower {
    private final ProgressTable progress;
    private final CaseRows rows;
    private final CaseRowsTable table;
    private final TransactionTemplate transaction;
    private final Histories histories;

    /**
     * @param database the casework database, migrated
     * @param histories of the cases, from the log
     * @param keys with which personal columns are sealed
     */
    public Views(DataSource database, Histories histories, PersonKeys keys) {
        this.progress = new ProgressTable(database);
        this.rows = new CaseRows(database, keys);
        this.table = new CaseRowsTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.histories = histories;
    }

    /** Creates or brings up to date the schema {@code views}. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("views")
                .locations("classpath:db/views")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    @Override
    public String name() {
        return "views";
    }

    @Override
    public long position() {
        return progress.position();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        transaction.executeWithoutResult(_ -> {
            long position = progress.lockedPosition();
            if (entries.getLast().position() <= position) {
                // Another node was first, and what writes nothing waits for no disk.
                return;
            }
            var touched = new LinkedHashMap<CaseId, Touched>();
            for (var entry : entries) {
                if (entry.position() > position && entry instanceof RecordedEvent recorded) {
                    int caseSeq = recorded.caseSeq();
                    touched.merge(
                            recorded.caseId(),
                            new Touched(caseSeq, caseSeq),
                            (known, _) -> new Touched(known.first(), caseSeq));
                }
            }
            rows.renew(
                    touched.entrySet().stream()
                            .map(one -> renewal(one.getKey(), one.getValue()))
                            .toList());
            progress.moveTo(entries.getLast().position());
        });
    }

    /** Which facts of a case are new, by their numbers in it. */
    private record Touched(int first, int last) {}

    /**
     * Rows are worked out from the whole history up to the entry, so that a rebuild gives the same.
     */
    private Renewal renewal(CaseId caseId, Touched touched) {
        var history =
                histories.upTo(caseId, touched.last()).stream()
                        .filter(event -> event.caseSeq() <= touched.last())
                        .toList();
        var before = history.stream().filter(event -> event.caseSeq() < touched.first()).toList();
        return new Renewal(caseId, before, history);
    }

    /** A digest over the rows of every case: rows of the same log have the same. */
    public String digest() {
        return table.digests(table.cases()).entrySet().stream()
                .map(one -> one.getKey().value() + " " + one.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
