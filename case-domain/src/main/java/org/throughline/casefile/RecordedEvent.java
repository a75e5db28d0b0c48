package org.throughline.casefile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.CaseId;

/**
 * A fact as it stands in the log: the event and its envelope.
 *
 * @param position place in the whole log, dense from 1; 0 while it is not yet appended
 * @param caseSeq place in the case, dense from 1
 * @param eventId time-ordered id; within a case it rises with caseSeq
 * @param type name of the kind of fact, for example {@code HelpOffered}
 * @param version of the payload's shape, as others are told of it; how it is stored has versions of
 *     its own
 * @param occurredAt when the thing happened
 * @param precision how exactly that is known: exact, day, month or unknown
 * @param recordedAt when it was appended; the events of one commit share it, and no other commit of
 *     the case has it
 * @param lateReason why it was recorded more than 90 days late
 * @param commandId the command it came from; for a timed fact the key of its timer
 * @param payload the event as plain values by field name (String, Integer, Boolean, List, Map)
 */
public record RecordedEvent(
        long position,
        CaseId caseId,
        int caseSeq,
        String eventId,
        String type,
        int version,
        Instant occurredAt,
        String precision,
        Instant recordedAt,
        @Nullable String lateReason,
        Actor actor,
        @Nullable String onBehalfOf,
        String commandId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String supersedes,
        CaseEvent event,
        Map<String, Object> payload)
        implements LogEntry {}
