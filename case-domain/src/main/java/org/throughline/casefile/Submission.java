package org.throughline.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;

/**
 * A command as it was handed in.
 *
 * @param commandId idempotency key, given by the sender
 * @param occurredAt when the thing happened
 * @param lateReason needed when that is more than 90 days ago
 * @param expectedSeq the case version that the sender saw
 * @param messageId idempotency key of an agency's message, per agency; null from the project
 * @param by who sends it, from the login
 * @param at when it was handed in; the clock's reading, so that decisions are pure
 */
public record Submission<C>(
        String commandId,
        CaseId caseId,
        Instant occurredAt,
        String precision,
        @Nullable String lateReason,
        @Nullable Integer expectedSeq,
        @Nullable String onBehalfOf,
        @Nullable String messageId,
        Actor by,
        Instant at,
        C command) {}
