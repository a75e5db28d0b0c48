package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.throughline.agencies.kafka.broker.Broker;

/** The topics of the agencies: their settings, and which topic it is that has a name now. */
final class Topics implements AutoCloseable {
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

    private final Admin admin;

    Topics(Broker broker) {
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
    record Known(String id, int partitions) {}

    /** The topic of this name, created when there is none. */
    Known ensured(String name) throws InterruptedException, ExecutionException, TimeoutException {
        var known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            admin.createTopics(
                            List.of(
                                    new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                                            .configs(SETTINGS)))
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

    /** Removes the topic of this name with all its records; one that is not there stays away. */
    void remove(String name) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.deleteTopics(List.of(name)).all().get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    Optional<Known> find(String name)
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
