package org.throughline.agencies.kafka.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.throughline.agencies.kafka.broker.Broker;

/** Producers and consumers with the settings that our promises need. */
public final class Clients {
    private final Broker broker;

    public Clients(Broker broker) {
        this.broker = broker;
    }

    public Broker broker() {
        return broker;
    }

    /** Acknowledged by all replicas, in order, without doubles within its session. */
    public Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        // A topic that was just made takes a second batch while it still refuses the first.
        settings.put("max.in.flight.requests.per.connection", "1");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", "5000");
        settings.put("request.timeout.ms", "5000");
        settings.put("delivery.timeout.ms", "15000");
        settings.put("buffer.memory", "8388608");
        settings.put("enable.metrics.push", "false");
        return new KafkaProducer<>(
                broker.settings(settings), new StringSerializer(), new ByteArraySerializer());
    }

    /** Positions are kept in our own database, with the effects. */
    public Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("enable.auto.commit", "false");
        // A place that the topic does not have is looked at, not guessed.
        settings.put("auto.offset.reset", "none");
        settings.put("allow.auto.create.topics", "false");
        settings.put("fetch.max.wait.ms", "250");
        settings.put("max.poll.records", "200");
        settings.put("metadata.max.age.ms", "5000");
        settings.put("request.timeout.ms", "5000");
        settings.put("default.api.timeout.ms", "10000");
        settings.put("enable.metrics.push", "false");
        return new KafkaConsumer<>(
                broker.settings(settings), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Returns when the broker has acknowledged every one; throws when it has not, and then nobody
     * may count them as sent.
     */
    public static void sendAll(
            Producer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records)
            throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (var record : records) {
            sent.add(producer.send(record));
        }
        for (var one : sent) {
            one.get();
        }
    }
}
