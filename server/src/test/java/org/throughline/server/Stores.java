package org.throughline.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that stands in databases and topics, for whoever looks for what must not. */
final class Stores {
    private static final int LOOKS_MAX = 8;
    private static final Duration STANDSTILL = Duration.ofSeconds(3);

    private Stores() {}

    /** All rows of all tables, as text behind the name of their table. */
    static List<String> rows(DataSource database) {
        var sql = JdbcClient.create(database);
        var rows = new ArrayList<String>();
        var tables =
                sql.sql(
                                """
                                select table_schema || '.' || table_name from information_schema.tables
                                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                                """)
                        .query(String.class)
                        .list();
        for (var table : tables) {
            sql.sql(
                            "select encode(convert_to(t::text, 'UTF8'), 'escape') from %s t"
                                    .formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.add(table + ' ' + row));
        }
        return rows;
    }

    /** Every record of every agency's topics. */
    static List<String> records(String bootstrapServers) {
        return read(bootstrapServers, "throughline.agency.").stream()
                .map(record -> record.key() + ' ' + record.value())
                .toList();
    }

    /** What an agency answered; its receipts, and what its witness saw, are not among them. */
    static List<ConsumerRecord<String, String>> answers(String bootstrapServers, String agency) {
        return read(bootstrapServers, "throughline.agency." + agency + ".answers").stream()
                .filter(record ->
                        new String(
                                        record.headers().lastHeader("ce_type").value(),
                                        StandardCharsets.UTF_8)
                                .equals("throughline.answer.v1"))
                .toList();
    }

    /** A topic may be emptied while it is read: then all are read once more. */
    private static List<ConsumerRecord<String, String>> read(
            String bootstrapServers, String topics) {
        for (int look = 1; look < LOOKS_MAX; look++) {
            try {
                return look(bootstrapServers, topics);
            } catch (KafkaException | IllegalStateException gone) {
                // It is there again soon.
            }
        }
        return look(bootstrapServers, topics);
    }

    private static List<ConsumerRecord<String, String>> look(
            String bootstrapServers, String topics) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        "5000",
                        "enable.metrics.push",
                        "false");
        var records = new ArrayList<ConsumerRecord<String, String>>();
        long movedAt = System.nanoTime();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(topic -> topic.getKey().startsWith(topics))
                            .flatMap(topic -> topic.getValue().stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() - movedAt > STANDSTILL.toNanos()) {
                    throw new IllegalStateException("a topic was emptied while it was read");
                }
                var some = consumer.poll(Duration.ofMillis(200));
                if (!some.isEmpty()) {
                    movedAt = System.nanoTime();
                }
                some.forEach(records::add);
            }
        }
        return records;
    }
}
