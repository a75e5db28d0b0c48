package org.throughline.agencies.kafka.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.broker.TopicNames;

/** The topics of the agencies: their settings, and which topic it is that has a name now. */
public final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final int LOOKS_MAX = 50;
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    Long.toString(Duration.ofDays(7).toMillis()),
                    // A machine whose clock is ahead still tells agencies what they are to know.
                    "message.timestamp.after.max.ms",
                    Long.toString(Long.MAX_VALUE));

    /** Of a topic that is emptied: its bytes leave the disk with their segment. */
    private static final String SEGMENT = Long.toString(Duration.ofHours(1).toMillis());

    /** As much as is taken by any other way: a mebibyte, and a little for its envelope. */
    private static final String MESSAGE_BYTES_MAX = Integer.toString(1024 * 1024 + 4096);

    private final Admin admin;

    public Topics(Broker broker) {
        this.admin =
                Admin.create(
                        broker.settings(
                                Map.of(
                                        "request.timeout.ms", "5000",
                                        "default.api.timeout.ms", "10000",
                                        "enable.metrics.push", "false")));
    }

    /**
     * A topic as it now is.
     *
     * @param id another id under the same name means that the topic was deleted and made again
     */
    public record Known(String id, int partitions) {}

    /** The topic of this name, created when there is none. */
    public Known ensured(String name)
            throws InterruptedException, ExecutionException, TimeoutException {
        var known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            admin.createTopics(
                            List.of(
                                    new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                                            .configs(settings(name))))
                    .all()
                    .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        // A new topic shows a little after the broker has agreed to it.
        for (int look = 0; look < LOOKS_MAX; look++) {
            known = find(name);
            if (known.isPresent()) {
                return known.get();
            }
            Thread.sleep(LOOK_AGAIN);
        }
        throw new IllegalStateException("the topic is not there yet");
    }

    private static Map<String, String> settings(String name) {
        var settings = new HashMap<>(SETTINGS);
        if (TopicNames.isEmptied(name)) {
            settings.put("segment.ms", SEGMENT);
            settings.put("max.message.bytes", MESSAGE_BYTES_MAX);
        }
        return settings;
    }

    /** Removes the topic of this name with all its records; one that is not there stays away. */
    public void remove(String name)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.deleteTopics(List.of(name)).all().get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    /**
     * Empties partitions of a topic up to these places: nobody reads what stood there any more. Its
     * bytes go with their segment.
     */
    public void discard(String name, Map<Integer, Long> next)
            throws InterruptedException, ExecutionException, TimeoutException {
        var before = new HashMap<TopicPartition, RecordsToDelete>();
        next.forEach((partition, offset) ->
                before.put(
                        new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)));
        admin.deleteRecords(before).all().get(WITHIN.toSeconds(), TimeUnit.SECONDS);
    }

    public Optional<Known> find(String name)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            TopicDescription description =
                    admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get(WITHIN.toSeconds(), TimeUnit.SECONDS)
                            .get(name);
            return description == null
                    ? Optional.empty()
                    : Optional.of(
                            new Known(
                                    description.topicId().toString(),
                                    description.partitions().size()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
