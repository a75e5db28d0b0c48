package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.FORMAT;
import static org.throughline.proof.verdict.VerdictCode.LEAF_MISMATCH;
import static org.throughline.proof.verdict.VerdictCode.PERIOD_GAP;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.Period;
import org.throughline.proof.verdict.Findings;

/**
 * Judges whether a pack holds all that was recorded in its period: the fact before the first is
 * earlier, and the fact after the last is later, or there is none.
 */
final class PeriodCheck {
    private final Manifest manifest;
    private final Findings findings;
    private final Optional<Period> period;
    private long lastIndex = -1;
    private @Nullable Leaf before;
    private @Nullable Leaf after;

    PeriodCheck(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
        this.period = Period.of(manifest.subject());
        findings.unless(period.isPresent(), FORMAT, PackFiles.MANIFEST);
    }

    /**
     * A leaf beside the period, ascending.
     *
     * @param saysDestroyed whether it says that a key was destroyed; else it must bound the period
     */
    void beside(long index, Leaf leaf, boolean saysDestroyed, String place) {
        boolean isBefore = index == manifest.first() - 1;
        boolean isAfter = index == end();
        boolean isOutside = index < manifest.first() || index >= end();
        findings.unless(
                index > lastIndex && isOutside && (isBefore || isAfter || saysDestroyed),
                LEAF_MISMATCH,
                place);
        lastIndex = index;
        if (isBefore) {
            before = leaf;
        }
        if (isAfter) {
            after = leaf;
        }
    }

    /** After the last of them. */
    void bounded() {
        period.ifPresent(bounds -> {
            findings.unless(
                    manifest.first() == 0
                            || before != null && before.recorded().compareTo(bounds.from()) < 0,
                    PERIOD_GAP,
                    "before the period");
            findings.unless(
                    end() == manifest.size()
                            || after != null && after.recorded().compareTo(bounds.until()) >= 0,
                    PERIOD_GAP,
                    "after the period");
        });
    }

    private long end() {
        return manifest.first() + manifest.events();
    }
}
