package org.throughline.agencies.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.releasing.OutboxTable.Outgoing;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.Digest;
import org.throughline.casefile.ids.Ids;
import org.throughline.casefile.partner.ErasureWord;

/**
 * What stands in a topic: CloudEvents in binary mode, the case as key. Neither the case's own
 * numbering nor a position of the log is ever in one that tells of a case.
 */
final class Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);
    static final String GATE = "throughline.gate.v1";
    static final String MASK = "throughline.mask.v1";
    static final String AGAIN = "throughline.again.v1";
    static final String ERASED = EntryEvents.ERASED;
    static final String ERASURE_DONE = "throughline.erasure-done.v1";
    static final String CHECKPOINT = "throughline.checkpoint.v1";
    static final String CHECKPOINT_SEEN = "throughline.checkpoint-seen.v1";
    static final String RECEIPT = "throughline.receipt.v1";
    static final String ANSWER = "throughline.answer.v1";
    static final String RESEND = "throughline.resend.v1";
    static final String HAND_IN = "throughline.hand-in.v1";
    static final String OUTCOME = "throughline.outcome.v1";

    private Envelopes() {}

    /** One thing that goes out to an agency. */
    static ProducerRecord<String, byte[]> outgoing(AgencyId agency, Outgoing outgoing) {
        var entry = outgoing.entry();
        var event = entry == null ? control(agency, outgoing) : EntryEvents.of(entry);
        return record(TopicNames.entries(agency), outgoing.caseId().value(), event);
    }

    private static CloudEvent control(AgencyId agency, Outgoing outgoing) {
        var body = outgoing.body() == null ? "{}" : outgoing.body();
        return CloudEventBuilder.v1()
                .withId(agency + "." + outgoing.outboxSeq())
                .withSource(EntryEvents.PROJECT)
                .withType(controlType(outgoing.kind()))
                .withSubject(outgoing.caseId().value())
                .withExtension("partitionkey", outgoing.caseId().value())
                .withExtension("outboxseq", Long.toString(outgoing.outboxSeq()))
                .withData("application/json", body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** What the log says of itself. It belongs to no case, so the agency is the key. */
    static ProducerRecord<String, byte[]> checkpoint(AgencyId agency, String word) {
        return record(
                TopicNames.entries(agency),
                agency.value(),
                about(agency.value(), CHECKPOINT, EntryEvents.PROJECT, word));
    }

    /** What an agency says of it. */
    static ProducerRecord<String, byte[]> checkpointSeen(AgencyId agency, String word) {
        return record(
                TopicNames.answers(agency),
                agency.value(),
                about(agency.value(), CHECKPOINT_SEEN, source(agency), word));
    }

    /** What an agency says of word that it was told of an erasure. */
    static ProducerRecord<String, byte[]> erasureDone(ErasureWord word) {
        return fromAgency(
                word.agency(),
                ERASURE_DONE,
                word.agency() + "." + word.erasure(),
                word.caseId().value(),
                PartnerJson.write(Map.of("erasure", word.erasure())));
    }

    private static CloudEvent about(String agency, String type, URI source, String word) {
        return CloudEventBuilder.v1()
                .withId(Digest.of(word))
                .withSource(source)
                .withType(type)
                .withSubject(agency)
                .withExtension("partitionkey", agency)
                .withData("application/json", word.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static URI source(AgencyId agency) {
        return URI.create("urn:throughline:agency:" + agency);
    }

    private static String controlType(String kind) {
        return switch (kind) {
            case "gate" -> GATE;
            case "mask" -> MASK;
            case "again" -> AGAIN;
            case "erased" -> ERASED;
            case "receipt" -> RECEIPT;
            default -> throw new IllegalStateException("nothing goes out as " + kind);
        };
    }

    /** One thing that an agency sends. */
    static ProducerRecord<String, byte[]> fromAgency(
            AgencyId agency, String type, String id, String caseId, String body) {
        var event =
                CloudEventBuilder.v1()
                        .withId(id)
                        .withSource(source(agency))
                        .withType(type)
                        .withSubject(caseId)
                        .withExtension("partitionkey", caseId)
                        .withData("application/json", body.getBytes(StandardCharsets.UTF_8))
                        .build();
        return record(TopicNames.answers(agency), caseId, event);
    }

    /**
     * What became of a message that a program of the agency handed in. It may have no readable id,
     * and the outcome no case, so the agency is the key.
     *
     * @param place where the message stands, when it was refused at once
     */
    static ProducerRecord<String, byte[]> outcome(
            AgencyId agency, String messageId, HandIns.@Nullable Place place, String body) {
        var event =
                CloudEventBuilder.v1()
                        .withId(agency + "." + Digest.of(messageId + body))
                        .withSource(source(agency))
                        .withType(OUTCOME)
                        .withExtension("partitionkey", agency.value())
                        .withData("application/json", body.getBytes(StandardCharsets.UTF_8));
        if (!messageId.isEmpty()) {
            event.withSubject(messageId);
        }
        if (place != null) {
            event.withExtension("place", place.partition() + "/" + place.offset());
        }
        return record(TopicNames.outcomes(agency), agency.value(), event.build());
    }

    /**
     * A message that a program of the agency handed in.
     *
     * @param id of the shape of every id; empty when it came without the envelope that it should
     *     have
     */
    record HandedIn(String id, byte[] body) {}

    /** Foreign bytes: whatever is wrong with them, the agency is told of it. */
    static HandedIn handedIn(ConsumerRecord<String, byte[]> record) {
        try {
            var event = read(record);
            // Any other id may be somebody's words, and would be told back under them.
            if (event.getType().equals(HAND_IN) && Ids.isOne(event.getId())) {
                return new HandedIn(event.getId(), data(event));
            }
        } catch (RuntimeException noEvent) { // is told as one without an id
            LOG.debug("{}/{} is no event", record.partition(), record.offset());
        }
        return new HandedIn("", new byte[0]);
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, String key, CloudEvent event) {
        return KafkaMessageFactory.<String>createWriter(topic, null, null, key).writeBinary(event);
    }

    /** The event of a record; throws for anything that is none. */
    static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        return KafkaMessageFactory.createReader(record).toEvent();
    }

    static byte[] data(CloudEvent event) {
        var data = event.getData();
        if (data == null) {
            throw new IllegalArgumentException("an event without data");
        }
        return data.toBytes();
    }
}
