package org.throughline.bench.propagation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A program that records what it is handed, and tells it on a topic. */
interface Contender {
    /** The name in the results. */
    String name();

    /** The topic on which somebody else reads it. */
    String topic();

    /** Whether it makes the topic itself, with as many partitions as it needs. */
    boolean makesTopic();

    /** Settings that its database server needs and has not; by name. */
    default Map<String, String> databaseSettings() {
        return Map.of();
    }

    /** How its process is started. */
    List<String> command();

    /** Where its process takes connections. */
    int port();

    /** What has to stand in it before anything is measured; once, after its first start. */
    void prepare(int cases) throws IOException, InterruptedException;

    /** Hands in one more fact of a case, again and again until there is an answer. */
    Answer hand(int caseNumber, int number) throws InterruptedException;

    /**
     * What was recorded.
     *
     * @param id by which the record on the topic is known
     * @param tries how often it was handed in, always under the same number
     */
    record Answer(String id, int tries) {}

    /** What a record is known by; empty when it is about something else. */
    Optional<String> idOf(ConsumerRecord<byte[], byte[]> record);
}
