package org.throughline.campaign.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that stands on the agencies' topics now. */
public final class Topics {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private Topics() {}

    /**
     * One record.
     *
     * @param eventId null for word of a gate and the like
     */
    public record Sent(String key, String caseId, @Nullable String eventId) {}

    public static Map<String, List<Sent>> read(String bootstrapServers) {
        var found = new TreeMap<String, List<Sent>>();
        raw(bootstrapServers)
                .forEach((topic, records) ->
                        found.put(topic, records.stream().map(Topics::sent).toList()));
        return found;
    }

    private static Sent sent(ConsumerRecord<byte[], byte[]> record) {
        var id = header(record, "ce_id");
        var isEntry = header(record, "ce_type").startsWith("case.");
        return new Sent(
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                header(record, "ce_subject"),
                isEntry ? id.substring(0, id.lastIndexOf('.')) : null);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The records as they stand, by topic. */
    public static Map<String, List<ConsumerRecord<byte[], byte[]>>> raw(String bootstrapServers) {
        var found = new TreeMap<String, List<ConsumerRecord<byte[], byte[]>>>();
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            consumer.listTopics()
                    .forEach((topic, infos) -> {
                        if (topic.startsWith("throughline.agency.") && topic.endsWith(".entries")) {
                            infos.forEach(info ->
                                    partitions.add(new TopicPartition(topic, info.partition())));
                        }
                    });
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                var records = consumer.poll(QUIET);
                if (records.isEmpty()) {
                    return found;
                }
                records.forEach(record ->
                        found.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record));
            }
        }
    }
}
