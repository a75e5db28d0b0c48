package org.throughline.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One entry of the log, in its order: a fact of a case, or a change of the registers. */
public sealed interface LogEntry permits RecordedEvent, RegisterChange {

    /** Place in the whole log, dense from 1. */
    long position();

    Instant recordedAt();

    /**
     * These entries after a position, by commit. Events of one commit share case and recordedAt,
     * which no other commit of the case has; a change of the registers is a commit of its own.
     */
    static List<List<LogEntry>> commits(List<LogEntry> entries, long after) {
        var commits = new ArrayList<List<LogEntry>>();
        LogEntry before = null;
        for (var entry : entries) {
            if (entry.position() <= after) {
                continue;
            }
            if (before == null || !isOfOneCommit(before, entry)) {
                commits.add(new ArrayList<>());
            }
            commits.getLast().add(entry);
            before = entry;
        }
        return commits;
    }

    private static boolean isOfOneCommit(LogEntry one, LogEntry other) {
        return one instanceof RecordedEvent first
                && other instanceof RecordedEvent second
                && first.caseId().equals(second.caseId())
                && first.recordedAt().equals(second.recordedAt());
    }
}
