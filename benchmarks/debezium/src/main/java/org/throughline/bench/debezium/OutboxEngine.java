package org.throughline.bench.debezium;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.source.SourceRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The engine: reads the outbox by logical replication and sends each row to its topic. */
@Component
class OutboxEngine implements SmartLifecycle {
    private final KafkaProducer<String, String> producer;
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private volatile boolean running;

    OutboxEngine(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password,
            @Value("${peer.kafka}") String kafka,
            @Value("${peer.offsets}") String offsets) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new StringSerializer(),
                        new StringSerializer());
        var settings = new Properties();
        settings.putAll(engine(kafka, offsets));
        settings.putAll(database(URI.create(url.substring("jdbc:".length())), user, password));
        this.engine =
                DebeziumEngine.create(Connect.class)
                        .using(settings)
                        .using(OffsetCommitPolicy.always())
                        .notifying(this::send)
                        .build();
    }

    /**
     * As the documentation has it, but for two: offsets are kept after each batch and not once a
     * minute, and what is there waits for 10 ms for more and not for 500.
     */
    private static Map<String, String> engine(String kafka, String offsets) {
        return Map.of(
                "name", "outbox",
                "connector.class", "io.debezium.connector.postgresql.PostgresConnector",
                "bootstrap.servers", kafka,
                "offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore",
                "offset.storage.file.filename", offsets,
                "poll.interval.ms", "10",
                "transforms", "outbox",
                "transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter",
                "transforms.outbox.route.topic.replacement", "${routedByValue}");
    }

    private static Map<String, String> database(URI database, String user, String password) {
        return Map.of(
                "topic.prefix", "peer",
                "table.include.list", "public.outbox",
                "snapshot.mode", "no_data",
                "plugin.name", "pgoutput",
                "publication.autocreate.mode", "filtered",
                "database.hostname", database.getHost(),
                "database.port", Integer.toString(database.getPort()),
                "database.user", user,
                "database.password", password,
                "database.dbname", database.getPath().substring(1));
    }

    /** The whole batch under way at once; none is done before all have arrived. */
    private void send(
            List<ChangeEvent<SourceRecord, SourceRecord>> batch,
            DebeziumEngine.RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> done)
            throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var event : batch) {
            var row = event.value();
            if (row.value() instanceof String payload) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(row.topic(), String.valueOf(row.key()), payload)));
            }
        }
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row was not taken", e);
        }
        for (var event : batch) {
            done.markProcessed(event);
        }
        done.markBatchFinished();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("outbox").start(engine);
    }

    @Override
    public void stop() {
        running = false;
        try {
            engine.close();
        } catch (IOException e) {
            throw new IllegalStateException("the engine did not stop", e);
        }
        producer.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
