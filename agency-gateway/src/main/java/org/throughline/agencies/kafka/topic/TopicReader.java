package org.throughline.agencies.kafka.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    /** Where reading goes on, by topic id and partition; empty for a topic that was never read. */
    public interface Offsets {
        Optional<Long> next(String topicId, int partition);
    }

    /** Keeps that the topic is shorter than it was, so that reading begins anew. */
    public interface Beginning {
        void anew(String topicId, int partition, long first);
    }

    private final String topic;
    private final Clients clients;
    private final Offsets offsets;
    private final Beginning beginning;
    private @Nullable Topics topics;
    private @Nullable Consumer<String, byte[]> consumer;
    private String topicId = "";
    private long checkedAt;

    public TopicReader(String topic, Clients clients, Offsets offsets, Beginning beginning) {
        this.beginning = beginning;
        this.topic = topic;
        this.clients = clients;
        this.offsets = offsets;
    }

    /** The next records in the order of their partitions; empty when there are none now. */
    public List<ConsumerRecord<String, byte[]>> poll() throws Exception {
        var using = ready();
        var records = using.poll(POLL);
        return IntStream.range(0, using.assignment().size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .flatMap(partition -> records.records(partition).stream())
                .toList();
    }

    /** Of the topic that the last records came from. */
    public String topicId() {
        return topicId;
    }

    /** Empties the topic up to these places, by partition. */
    public void discard(Map<Integer, Long> next) throws Exception {
        if (topics != null && !next.isEmpty()) {
            topics.discard(topic, next);
        }
    }

    private Consumer<String, byte[]> ready() throws Exception {
        var asking = topics == null ? new Topics(clients.broker()) : topics;
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
        // The places first: another node may move them on while the topic is looked at.
        var places = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            offsets.next(topicId, partition.partition())
                    .ifPresent(next -> places.put(partition, next));
        }
        var first = opened.beginningOffsets(partitions);
        var end = opened.endOffsets(partitions);
        for (var partition : partitions) {
            long begins = requireNonNull(first.get(partition));
            opened.seek(
                    partition,
                    start(
                            partition.partition(),
                            places.getOrDefault(partition, begins),
                            begins,
                            requireNonNull(end.get(partition))));
        }
        return opened;
    }

    /**
     * A broker that lost the end of the topic fills the same places with other records: nothing of
     * them is known yet. One that dropped the beginning because of its age has nothing more there.
     */
    private long start(int partition, long next, long first, long end) {
        if (next > end) {
            beginning.anew(topicId, partition, first);
            return first;
        }
        return Math.max(next, first);
    }

    private void closeConsumer() {
        if (consumer != null) {
            consumer.close(
                    org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
            consumer = null;
        }
    }

    /** Forgets where it was; the next poll starts from the database again. */
    public void reset() {
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
