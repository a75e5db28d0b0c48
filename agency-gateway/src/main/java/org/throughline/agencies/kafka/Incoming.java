package org.throughline.agencies.kafka;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import tools.jackson.databind.JsonNode;

/** What comes to an agency by its topic. */
sealed interface Incoming {

    /** Whether it is meant for this agency; a copy for another one must never be believed. */
    boolean isFor(AgencyId agency);

    /** An entry. */
    record Entry(PartnerEntry entry) implements Incoming {
        @Override
        public boolean isFor(AgencyId agency) {
            return entry.agency().equals(agency);
        }
    }

    /** The gate of a case opened or closed. */
    record Gate(AgencyId agency, CaseId caseId, boolean isOpen, long outboxSeq)
            implements Incoming {
        @Override
        public boolean isFor(AgencyId other) {
            return agency.equals(other);
        }
    }

    /** What stands for redacted fields of an entry. */
    record Masked(CaseId caseId, Mask mask, long outboxSeq) implements Incoming {
        @Override
        public boolean isFor(AgencyId agency) {
            return mask.agency().equals(agency);
        }
    }

    /** The project wants an entry brought to the agency once more. */
    record Again(AgencyId agency, long releaseSeq, long outboxSeq) implements Incoming {
        @Override
        public boolean isFor(AgencyId other) {
            return agency.equals(other);
        }
    }

    /** Somebody was erased. */
    record Erasure(ErasureWord word) implements Incoming {
        @Override
        public boolean isFor(AgencyId other) {
            return word.agency().equals(other);
        }
    }

    /**
     * What the log says of itself.
     *
     * @param word as JSON
     */
    record LogCheckpoint(AgencyId agency, String word) implements Incoming {
        @Override
        public boolean isFor(AgencyId other) {
            return agency.equals(other);
        }
    }

    /** What became of an answer of the agency. */
    record Receipt(
            AgencyId agency, String messageId, @Nullable String refusal, List<String> details)
            implements Incoming {
        @Override
        public boolean isFor(AgencyId other) {
            return agency.equals(other);
        }
    }

    /** Reads a record; throws for anything that is none of these. */
    static Incoming read(ConsumerRecord<String, byte[]> record) {
        var event = Envelopes.read(record);
        var data = Envelopes.data(event);
        var json = PartnerJson.tree(data);
        return switch (event.getType()) {
            case Envelopes.GATE ->
                    new Gate(
                            addressee(event),
                            new CaseId(String.valueOf(event.getSubject())),
                            json.path("isOpen").asBoolean(),
                            Long.parseLong(String.valueOf(event.getExtension("outboxseq"))));
            case Envelopes.MASK ->
                    new Masked(
                            new CaseId(String.valueOf(event.getSubject())),
                            PartnerJson.mask(addressee(event), json),
                            Long.parseLong(String.valueOf(event.getExtension("outboxseq"))));
            case Envelopes.AGAIN ->
                    new Again(
                            addressee(event),
                            json.path("releaseSeq").asLong(),
                            Long.parseLong(String.valueOf(event.getExtension("outboxseq"))));
            case Envelopes.ERASED ->
                    new Erasure(
                            new ErasureWord(
                                    addressee(event),
                                    json.path("erasure").asString(),
                                    new CaseId(String.valueOf(event.getSubject())),
                                    json.path("isClient").asBoolean(),
                                    PartnerJson.fields(json.path("entries"))));
            case Envelopes.CHECKPOINT ->
                    new LogCheckpoint(
                            new AgencyId(String.valueOf(event.getSubject())),
                            new String(data, StandardCharsets.UTF_8));
            case Envelopes.RECEIPT ->
                    new Receipt(
                            addressee(event),
                            json.path("messageId").asString(),
                            json.hasNonNull("refusal") ? json.path("refusal").asString() : null,
                            json.path("details").valueStream().map(JsonNode::asString).toList());
            default -> new Entry(PartnerJson.entry(data));
        };
    }

    /** A control message names its agency in its id. */
    private static AgencyId addressee(CloudEvent event) {
        return new AgencyId(event.getId().substring(0, event.getId().lastIndexOf('.')));
    }
}
