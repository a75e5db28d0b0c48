package org.throughline.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
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

    /**
     * Every record of every agency's topics. A topic may be emptied while it is read: then all are
     * read once more.
     */
    static List<String> records(String bootstrapServers) {
        for (int look = 1; look < LOOKS_MAX; look++) {
            try {
                return look(bootstrapServers);
            } catch (KafkaException | IllegalStateException gone) {
                // It is there again soon.
            }
        }
        return look(bootstrapServers);
    }

    private static List<String> look(String bootstrapServers) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        "5000",
                        "enable.metrics.push",
                        "false");
        var records = new ArrayList<String>();
        long movedAt = System.nanoTime();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(topic -> topic.getKey().startsWith("throughline.agency."))
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
                some.forEach(record -> records.add(record.key() + ' ' + record.value()));
            }
        }
        return records;
    }
}
