package org.throughline.referrals.known;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;

/**
 * The cases that this node has seen lately, so that a command need not read what was just written.
 * It may be behind, when another node has written: the append finds out, and the command is decided
 * again. So it costs a second look, never a wrong decision; what refuses a command is never taken
 * from here alone.
 */
public final class KnownCases {
    /** About 100 MB, at some 2 kB an event. */
    private static final int EVENTS_MAX = 50_000;

    private final Cache<CaseId, KnownCase> cases =
            Caffeine.newBuilder()
                    .maximumWeight(EVENTS_MAX)
                    .weigher((CaseId _, KnownCase known) -> known.history().size() + 1)
                    // No threads of its own: this node's stop needs to wait for nothing here.
                    .executor(Runnable::run)
                    .build();

    public @Nullable KnownCase of(CaseId caseId) {
        return cases.getIfPresent(caseId);
    }

    /** Keeps what goes further, when two commands end at once. */
    public void remember(CaseId caseId, KnownCase seen) {
        cases.asMap().merge(caseId, seen, (one, other) -> one.upTo() > other.upTo() ? one : other);
    }

    public void forget(CaseId caseId) {
        cases.invalidate(caseId);
    }

    /** Forgets them all. */
    public void forgetAll() {
        cases.invalidateAll();
    }
}
