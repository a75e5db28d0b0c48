package org.throughline.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.following.Trouble;
import org.throughline.server.inbound.ParkedAnswers;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.ServedAgencies;

/** For each agency how much waits for it, for how long, and what was put aside. */
@Component
class AgencyMeters implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AgencyMeters.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final ServedAgencies agencies;
    private final ObjectProvider<CaseworkDatabase> casework;
    private final ObjectProvider<ParkedAnswers> parked;
    private final ObjectProvider<AgencyStore> stores;
    private final Clock clock;
    private @Nullable ScheduledExecutorService reading;

    AgencyMeters(
            MeterRegistry registry,
            ServedAgencies agencies,
            ObjectProvider<CaseworkDatabase> casework,
            ObjectProvider<ParkedAnswers> parked,
            ObjectProvider<AgencyStore> stores,
            Clock clock) {
        this.registry = registry;
        this.agencies = agencies;
        this.casework = casework;
        this.parked = parked;
        this.stores = stores;
        this.clock = clock;
    }

    /** Reads everything anew; agencies that were registered meanwhile get their meters. */
    void read() {
        try {
            var all = agencies.all();
            var database = casework.getIfAvailable();
            if (database != null) {
                var outbox = new OutboxTable(database.derived());
                gauge("throughline.agency.lag", "entries not yet published", all, outbox::waiting);
                gauge(
                        "throughline.agency.oldest.undelivered",
                        "seconds since the oldest of them was released",
                        all,
                        agency ->
                                outbox.oldestWaiting(agency)
                                        .map(at -> Duration.between(at, clock.instant()))
                                        .orElse(Duration.ZERO)
                                        .toSeconds());
            }
            var answers = parked.getIfAvailable();
            if (answers != null) {
                gauge(
                        "throughline.agency.answers.parked",
                        "answers that wait for a person",
                        all,
                        answers::waiting);
            }
            var store = stores.getIfAvailable();
            if (store != null) {
                gauge(
                        "throughline.agency.gaps",
                        "numbers that are missing",
                        all,
                        agency -> store.trouble(agency).gaps());
                gauge(
                        "throughline.agency.parked",
                        "records and documents that were put aside",
                        all,
                        agency -> store.trouble(agency).parked());
            }
        } catch (RuntimeException e) { // the database is away: the last values stand
            LOG.warn("the meters of the agencies could not be read: {}", Trouble.of(e));
        }
    }

    private void gauge(
            String name, String description, List<AgencyId> all, ToDoubleFunction<AgencyId> value) {
        gauges.computeIfAbsent(
                        name,
                        _ -> MultiGauge.builder(name).description(description).register(registry))
                .register(
                        all.stream()
                                .map(agency ->
                                        MultiGauge.Row.of(
                                                Tags.of("agency", agency.value()),
                                                value.applyAsDouble(agency)))
                                .toList(),
                        true);
    }

    @Override
    public void start() {
        var executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("agency-meters").daemon().factory());
        var _ = executor.scheduleWithFixedDelay(this::read, 1, EVERY.toSeconds(), TimeUnit.SECONDS);
        reading = executor;
    }

    @Override
    public void stop() {
        var executor = reading;
        if (executor != null) {
            executor.shutdownNow();
            reading = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reading != null;
    }
}
