package org.throughline.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.wiring.Addresses;
import tools.jackson.databind.JsonNode;

/** A program of an agency that hands in at the broker, as an agency would write it. */
final class HandingProgram implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> outcomes = new ArrayList<>();

    HandingProgram(RunningProgram program, JsonNode setUp) {
        var servers = program.bean(Addresses.class).broker().servers();
        this.topic = setUp.path("topic").asString();
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "enable.metrics.push", "false"),
                        new StringSerializer(),
                        new StringSerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                setUp.path("groups").asString() + "handing",
                                "auto.offset.reset",
                                "earliest",
                                "metadata.max.age.ms",
                                "1000",
                                "enable.metrics.push",
                                "false"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(List.of(setUp.path("outcomes").asString()));
    }

    void handIn(String id, String type, String body)
            throws ExecutionException, InterruptedException {
        var record = new ProducerRecord<>(topic, "BF-0257", body);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", "urn:homes:repairs");
        header(record, "ce_type", type);
        header(record, "content-type", "application/json");
        producer.send(record).get();
    }

    void handIn(String id, String body) throws ExecutionException, InterruptedException {
        handIn(id, "throughline.hand-in.v1", body);
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What became of a message until now, one after the other. */
    List<JsonNode> outcomes(String id) {
        consumer.poll(Duration.ofMillis(300)).forEach(outcomes::add);
        return outcomes.stream()
                .map(record -> DomainJson.read(record.value().getBytes(StandardCharsets.UTF_8)))
                .filter(outcome -> outcome.path("messageId").asString().equals(id))
                .toList();
    }

    /** Everything that it was told. */
    String told() {
        return outcomes.stream()
                .map(one -> one.key() + " " + one.value() + headers(one))
                .collect(Collectors.joining("\n"));
    }

    private static String headers(ConsumerRecord<String, String> record) {
        var all = new StringBuilder();
        for (var one : record.headers()) {
            all.append(' ').append(new String(one.value(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        consumer.close();
    }
}
