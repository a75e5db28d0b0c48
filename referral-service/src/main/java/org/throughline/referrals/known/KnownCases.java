package org.throughline.referrals.known;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;

/**
 * The cases that this node has seen lately, so that neither a command nor whoever follows the log
 * need read what was just written. It may be behind, when another node has written: the append
 * finds out, and the command is decided again. So it costs a second look, never a wrong decision;
 * what refuses a command is never taken from here alone.
 */
public final class KnownCases {
    /** The part of the heap that all of them may take. */
    private static final int PART = 5;

    private static final int BYTES_OF_AN_EVENT = 2_000;
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Memory<CaseId, KnownCase> cases;

    public KnownCases() {
        this(Runtime.getRuntime().maxMemory());
    }

    /**
     * @param heapBytes how large the heap may become
     */
    KnownCases(long heapBytes) {
        long events = heapBytes / PART / BYTES_OF_AN_EVENT;
        this.cases =
                new Memory<>(
                        (int) Math.min(events, Integer.MAX_VALUE),
                        KEPT_FOR,
                        known -> known.history().size() + 1);
    }

    /** Which erasures are known of; to be asked before a case is read. */
    public long erasures() {
        return cases.erasures();
    }

    public @Nullable KnownCase of(CaseId caseId) {
        return cases.of(caseId);
    }

    /**
     * Keeps what goes further, when two commands end at once.
     *
     * @param erasures known of before the case was read
     */
    public void remember(CaseId caseId, KnownCase seen, long erasures) {
        cases.remember(
                caseId, seen, erasures, (one, other) -> one.upTo() > other.upTo() ? one : other);
    }

    /**
     * Goes on with what the log tells of a case, whoever recorded it: the next command about it is
     * decided at once, and whoever follows need not read it again.
     *
     * @param erasures known of before the event was read
     */
    public void heard(RecordedEvent event, long erasures) {
        var seen = of(event.caseId());
        if (event.caseSeq() == (seen == null ? 0 : seen.history().size()) + 1) {
            var next = List.of(event);
            remember(
                    event.caseId(),
                    seen == null
                            ? KnownCase.of(next, event.position())
                            : seen.plus(next, event.position()),
                    erasures);
        }
    }

    public void forget(CaseId caseId) {
        cases.forget(caseId);
    }

    /** Forgets them all: somebody was erased. */
    public void forgetAll() {
        cases.forgetAll();
    }
}
