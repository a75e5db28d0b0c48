package org.throughline.server.clocks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.Schemas;

/**
 * After each commit of a case, sets the case's one timer to the next fact that comes by itself. A
 * timer that fires twice finds the first fact. What was recorded in story time sets no timer: those
 * clocks are held until somebody acts.
 */
public final class ClockFollower implements LogFollower, AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int THREADS = 2;

    private final ClockProgressTable progress;
    private final Desk desk;
    private final BiFunction<Long, Collection<CaseId>, Set<CaseId>> changedAfter;
    private final Predicate<RecordedEvent> inStoryTime;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;

    /**
     * @param database of the casework
     * @param changedAfter those of some cases of which something is recorded beyond a position
     * @param inStoryTime whether a fact of the log was recorded in the time of a story
     */
    public ClockFollower(
            DataSource database,
            Desk desk,
            BiFunction<Long, Collection<CaseId>, Set<CaseId>> changedAfter,
            Predicate<RecordedEvent> inStoryTime,
            InstantSource clock) {
        Schemas.migrate(database, "clocks");
        this.progress = new ClockProgressTable(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.desk = desk;
        this.changedAfter = changedAfter;
        this.inStoryTime = inStoryTime;
        this.task =
                Tasks.custom("case-clock", Void.class)
                        .execute((instance, _) -> {
                            var caseId = new CaseId(instance.getId());
                            desk.fireDue(caseId, clock.instant(), false);
                            var next = desk.nextDue(caseId);
                            return (complete, operations) -> {
                                if (next == null) {
                                    operations.remove();
                                } else {
                                    operations.reschedule(complete, next.firesAt());
                                }
                            };
                        });
        this.scheduler =
                Scheduler.create(database, task)
                        .tableName("clocks.scheduled_tasks")
                        .threads(THREADS)
                        // The timer and what it fires look at the same clock.
                        .clock(clock::instant)
                        .pollingInterval(POLL)
                        .build();
        scheduler.start();
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public long position() {
        return progress.position();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        long end = entries.getLast().position();
        transaction.executeWithoutResult(_ -> {
            long position = progress.lockedPosition();
            // What another node has looked at meanwhile is done.
            if (position < end) {
                setAll(entries.stream().filter(entry -> entry.position() > position).toList());
                progress.moveTo(end);
            }
        });
    }

    private void setAll(List<LogEntry> entries) {
        var cases = new LinkedHashMap<CaseId, RecordedEvent>();
        for (var entry : entries) {
            if (entry instanceof RecordedEvent recorded) {
                cases.put(recorded.caseId(), recorded);
            }
        }
        if (cases.size() > 1) {
            // Far behind, most cases come up again, and a timer is of the last fact alone.
            long end = entries.getLast().position();
            cases.keySet().removeAll(changedAfter.apply(end, List.copyOf(cases.keySet())));
        }
        for (var last : cases.values()) {
            try {
                set(last);
            } catch (ExecutionException fires) {
                // It fires at this moment on another node, perhaps by less than is known now.
                set(last);
            }
        }
    }

    private void set(RecordedEvent last) {
        var next = desk.nextDue(last);
        if (next != null && !inStoryTime.test(last)) {
            set(last.caseId(), next.firesAt());
        }
    }

    private void set(CaseId caseId, Instant at) {
        var instance = task.instance(caseId.value());
        if (scheduler.scheduleIfNotExists(instance, at)) {
            return;
        }
        try {
            scheduler.reschedule(instance, at);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException running) {
            // It runs at this moment and sets itself to what is due next, or has just ended: then
            // it is set anew.
            scheduler.scheduleIfNotExists(instance, at);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
