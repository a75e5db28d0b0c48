package org.throughline.server.witnessing;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.throughline.casefile.RecordedEvent;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.signing.NotTheLogSealed;

/**
 * What leaves for the agencies is what was sealed. A fact is told as soon as it is recorded, which
 * may be before it is sealed; one that is told later, because a gate opens, is held against its
 * leaf first. Where they differ nothing leaves, and nothing is signed any more.
 */
public final class LeavingAsSealed implements Consumer<List<RecordedEvent>> {
    /**
     * How long it is taken for true how far the log is sealed: what leaves at once asks nothing.
     */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final SealedLog sealed;
    private long size;
    private long askedAt = System.nanoTime() - KNOWN_FOR.toNanos();

    public LeavingAsSealed(SealedLog sealed) {
        this.sealed = sealed;
    }

    /**
     * Called with facts before they are released.
     *
     * @throws NotTheLogSealed when one is not what was sealed
     */
    @Override
    public void accept(List<RecordedEvent> leaving) {
        check(leaving.stream().map(RecordedEvent::position).toList());
    }

    /** The same by their positions in the log. */
    public void check(List<Long> positions) {
        if (positions.isEmpty()) {
            return;
        }
        long known = size();
        try {
            positions.stream().filter(one -> one <= known).distinct().forEach(sealed::at);
        } catch (NotTheLogSealed found) {
            sealed.suspect(String.valueOf(found.getMessage()));
            throw found;
        }
    }

    private synchronized long size() {
        long now = System.nanoTime();
        if (now - askedAt >= KNOWN_FOR.toNanos()) {
            size = sealed.size();
            askedAt = now;
        }
        return size;
    }
}
