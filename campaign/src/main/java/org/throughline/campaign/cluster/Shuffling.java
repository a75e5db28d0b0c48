package org.throughline.campaign.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.throughline.campaign.check.Topics;

/** Writes records of every agency's topic a second time, in any order, as they were. */
final class Shuffling {
    private static final int RECORDS_MAX = 500;

    private Shuffling() {}

    /** How many records were repeated. */
    static int topics(String bootstrap, Random random) {
        int repeated = 0;
        for (var records : Topics.raw(bootstrap).values()) {
            var some = new ArrayList<>(records);
            Collections.shuffle(some, random);
            var config = Map.<String, Object>of("bootstrap.servers", bootstrap);
            try (var producer =
                    new KafkaProducer<>(
                            config, new ByteArraySerializer(), new ByteArraySerializer())) {
                for (var record : some.subList(0, Math.min(RECORDS_MAX, some.size()))) {
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            record.topic(),
                                            record.partition(),
                                            record.timestamp(),
                                            record.key(),
                                            record.value(),
                                            record.headers()));
                    repeated++;
                }
            }
        }
        return repeated;
    }
}
