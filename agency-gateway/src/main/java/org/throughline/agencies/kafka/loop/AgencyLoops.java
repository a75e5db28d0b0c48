package org.throughline.agencies.kafka.loop;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.throughline.casefile.ids.AgencyId;

/** The loops of every agency; one that is registered later gets its own as well. */
public final class AgencyLoops implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Supplier<List<AgencyId>> agencies;
    private final Function<AgencyId, List<AgencyLoop>> open;
    private final Map<AgencyId, List<AgencyLoop>> loops = new ConcurrentHashMap<>();
    private final Thread watch;

    public AgencyLoops(
            String name,
            Supplier<List<AgencyId>> agencies,
            Function<AgencyId, List<AgencyLoop>> open) {
        this.agencies = agencies;
        this.open = open;
        this.watch = Thread.ofVirtual().name(name).unstarted(this::watch);
    }

    public void start() {
        watch.start();
    }

    private void watch() {
        try {
            while (true) {
                for (var agency : agencies.get()) {
                    loops.computeIfAbsent(
                            agency,
                            one -> {
                                var opened = open.apply(one);
                                opened.forEach(AgencyLoop::start);
                                return opened;
                            });
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What holds a loop up, by its name; empty while all run. */
    public Map<String, String> troubles() {
        var troubles = new LinkedHashMap<String, String>();
        loops.values()
                .forEach(all ->
                        all.forEach(loop -> {
                            var trouble = loop.trouble();
                            if (trouble != null) {
                                troubles.put(loop.name(), trouble);
                            }
                        }));
        return troubles;
    }

    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.values().parallelStream().forEach(all -> all.forEach(AgencyLoop::close));
    }
}
