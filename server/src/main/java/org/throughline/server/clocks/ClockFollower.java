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
import java.util.LinkedHashSet;
import java.util.List;
import javax.sql.DataSource;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.log.FactReader;
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
    private final FactReader log;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    public ClockFollower(DataSource database, Desk desk, FactReader log, InstantSource clock) {
        Schemas.migrate(database, "clocks");
        this.progress = new ClockProgressTable(database);
        this.desk = desk;
        this.log = log;
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
        var cases = new LinkedHashSet<CaseId>();
        for (var entry : entries) {
            if (entry instanceof RecordedEvent recorded) {
                cases.add(recorded.caseId());
            }
        }
        for (var caseId : cases) {
            try {
                set(caseId);
            } catch (ExecutionException anotherNode) {
                // It set the same timer at this moment, perhaps by less than is known now.
                set(caseId);
            }
        }
        progress.moveTo(entries.getLast().position());
    }

    private void set(CaseId caseId) {
        var facts = log.stream(caseId.value());
        var next = desk.nextDue(caseId);
        if (next != null && !facts.getLast().metadata().containsKey("storyTime")) {
            set(caseId, next.firesAt());
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
