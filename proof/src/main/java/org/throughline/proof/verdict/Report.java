package org.throughline.proof.verdict;

import java.util.List;
import java.util.Map;

/**
 * What came out for a pack.
 *
 * @param events how many were read
 * @param closedEvents of how many of them nothing is opened, because the one who asked has no right
 *     to it; in packs of a period only
 * @param opened commitments with their value
 * @param closed commitments without: withheld, erased or decoys, and nobody can tell which
 * @param counts how often each code was found
 * @param findings the first hundred faults
 */
public record Report(
        long events,
        long closedEvents,
        long opened,
        long closed,
        Map<VerdictCode, Long> counts,
        List<Finding> findings) {
    public Report {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found that is a fault. */
    public boolean isSound() {
        return counts.keySet().stream().noneMatch(VerdictCode::isFault);
    }
}
