package org.throughline.bench.propagation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Somebody who reads the topic, from its beginning, with Kafka's own consumer. */
final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Contender contender;
    private final String bootstrapServers;
    private final Map<String, Long> first = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Thread thread;
    private int doubled;
    private long last = System.nanoTime();
    private volatile boolean closed;

    Arrivals(Contender contender, String bootstrapServers) {
        this.contender = contender;
        this.bootstrapServers = bootstrapServers;
        this.thread = Thread.ofPlatform().name("arrivals").start(this::run);
    }

    private void run() {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "somebody-else",
                        "auto.offset.reset",
                        "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(contender.topic()));
            while (!closed) {
                try {
                    for (var record : consumer.poll(POLL)) {
                        contender.idOf(record).ifPresent(this::came);
                    }
                } catch (RetriableException brokerIsAway) {
                    // It comes again.
                }
            }
        }
    }

    private synchronized void came(String id) {
        last = System.nanoTime();
        if (first.putIfAbsent(id, last) == null) {
            order.add(id);
        } else {
            doubled++;
        }
    }

    /** By id: when it came first, in nanoseconds of this process. */
    synchronized Map<String, Long> first() {
        return Map.copyOf(first);
    }

    /** Every id in the order in which it came first. */
    synchronized List<String> order() {
        return List.copyOf(order);
    }

    /** How often something came that had come before. */
    synchronized int doubled() {
        return doubled;
    }

    /** How long nothing has come. */
    synchronized Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
