package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from where the reader's own database says, and from the start when the topic is
 * another one.
 */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    /** Where reading goes on, by topic id and partition; empty for a topic that was never read. */
    interface Offsets {
        Optional<Long> next(String topicId, int partition);
    }

    private final String topic;
    private final Clients clients;
    private final Offsets offsets;
    private @Nullable Topics topics;
    private @Nullable Consumer<String, byte[]> consumer;
    private String topicId = "";
    private long checkedAt;

    TopicReader(String topic, Clients clients, Offsets offsets) {
        this.topic = topic;
        this.clients = clients;
        this.offsets = offsets;
    }

    /** The next records in the order of their partitions; empty when there are none now. */
    List<ConsumerRecord<String, byte[]>> poll() throws Exception {
        var using = ready();
        var records = using.poll(POLL);
        return IntStream.range(0, using.assignment().size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .flatMap(partition -> records.records(partition).stream())
                .toList();
    }

    /** Of the topic that the last records came from. */
    String topicId() {
        return topicId;
    }

    private Consumer<String, byte[]> ready() throws Exception {
        var asking = topics == null ? new Topics(clients.bootstrapServers()) : topics;
        topics = asking;
        var using = consumer;
        if (using == null || System.nanoTime() - checkedAt > TOPIC_CHECK_NANOS) {
            var known = asking.ensured(topic);
            checkedAt = System.nanoTime();
            if (using == null || !known.id().equals(topicId)) {
                closeConsumer();
                using = opened(known);
            }
        }
        return using;
    }

    private Consumer<String, byte[]> opened(Topics.Known known) {
        var opened = clients.consumer();
        consumer = opened;
        topicId = known.id();
        var partitions =
                IntStream.range(0, known.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        opened.assign(partitions);
        for (var partition : partitions) {
            offsets.next(topicId, partition.partition())
                    .ifPresentOrElse(
                            next -> opened.seek(partition, next),
                            () -> opened.seekToBeginning(List.of(partition)));
        }
        return opened;
    }

    private void closeConsumer() {
        if (consumer != null) {
            consumer.close(
                    org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
            consumer = null;
        }
    }

    /** Forgets where it was; the next poll starts from the database again. */
    void reset() {
        closeConsumer();
    }

    @Override
    public void close() {
        closeConsumer();
        if (topics != null) {
            topics.close();
        }
    }
}
