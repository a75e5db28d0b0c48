package org.throughline.campaign.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.partner.PartnerEntry;

/** Everything that stands on the agencies' topics now. */
public final class Topics {
    private static final Duration LOOK = Duration.ofMillis(200);

    private Topics() {}

    /**
     * One record.
     *
     * @param eventId null for word of a gate and the like
     * @param isWhole whether it carries fields that only an open gate lets out
     * @param at when the program handed it to its producer
     */
    public record Sent(
            String key, String caseId, @Nullable String eventId, boolean isWhole, Instant at) {}

    /** The topic of what an agency is told. */
    public static String entries(String agency) {
        return "throughline.agency." + agency + ".entries";
    }

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
                isEntry ? id.substring(0, id.lastIndexOf('.')) : null,
                isEntry && isWhole(PartnerJson.entry(record.value())),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static boolean isWhole(PartnerEntry entry) {
        return !entry.staysWhole() && !entry.payload().isEmpty();
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
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(LOOK)
                        .forEach(record ->
                                found.computeIfAbsent(record.topic(), _ -> new ArrayList<>())
                                        .add(record));
            }
        }
        return found;
    }
}
