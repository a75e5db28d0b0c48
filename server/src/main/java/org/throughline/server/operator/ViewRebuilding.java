package org.throughline.server.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.views.Rebuild;

/** Works the views out again while nobody waits for it, once at a time on this node. */
@Component
@OnNode(NodeRole.PROJECTIONS)
public class ViewRebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(ViewRebuilding.class);

    private final Rebuild rebuild;
    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEVER);

    ViewRebuilding(Rebuild rebuild, Clock clock) {
        this.rebuild = rebuild;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param of how many cases there are; 0 while that is not known
     * @param report what came of the last one; null while it runs, and when it broke off
     * @param endedAt when the last one ended or broke off; null while none did
     */
    public record State(
            boolean isRunning,
            int done,
            int of,
            Rebuild.@Nullable Report report,
            @Nullable Instant endedAt) {
        static final State NEVER = new State(false, 0, 0, null, null);
    }

    /** Begins, unless it runs already. */
    public boolean begin() {
        var before = state.get();
        if (before.isRunning() || !state.compareAndSet(before, new State(true, 0, 0, null, null))) {
            return false;
        }
        Thread.ofPlatform().name("rebuilding-views").daemon().start(this::run);
        return true;
    }

    private void run() {
        try {
            var report =
                    rebuild.run(
                            of -> state.set(new State(true, 0, of, null, null)),
                            done ->
                                    state.updateAndGet(
                                            now -> new State(true, done, now.of(), null, null)));
            state.set(new State(false, report.cases(), report.cases(), report, clock.instant()));
        } catch (RuntimeException | Error e) {
            // Never with its message: it may hold a row.
            LOG.warn("the views were not rebuilt to the end: {}", e.getClass().getSimpleName());
            state.updateAndGet(
                    now -> new State(false, now.done(), now.of(), null, clock.instant()));
        }
    }

    public State now() {
        return state.get();
    }
}
