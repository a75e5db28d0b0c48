package org.throughline.agencies.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.receiving.Received;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * Takes what one agency is told from its topic into its own store. Effects and the place in the
 * topic are one transaction; what comes twice is dropped by its dense number, and what is missing
 * is asked for again.
 */
final class Receiving implements AgencyLoop.Step {
    private final AgencyId agency;
    private final AgencyStore store;
    private final AnswerBox answers;
    private final Clients clients;
    private final TopicReader reader;
    private @Nullable Producer<String, byte[]> producer;

    Receiving(AgencyId agency, AgencyStore store, AnswerBox answers, Clients clients) {
        this.agency = agency;
        this.store = store;
        this.answers = answers;
        this.clients = clients;
        this.reader =
                new TopicReader(
                        Topics.entries(agency),
                        clients,
                        (topicId, partition) -> store.nextOffset(agency, topicId, partition));
    }

    @Override
    public void run() throws Exception {
        var records = reader.poll();
        if (records.isEmpty()) {
            return;
        }
        var missing = store.together(() -> take(records));
        for (var gap : missing.entrySet()) {
            ask(gap.getKey(), gap.getValue());
        }
    }

    /** The cases of which a number is missing, with that number. */
    private Map<CaseId, Integer> take(List<ConsumerRecord<String, byte[]>> records) {
        var missing = new LinkedHashMap<CaseId, Integer>();
        for (var record : records) {
            take(record, missing);
            store.consumed(agency, reader.topicId(), record.partition(), record.offset() + 1);
        }
        return missing;
    }

    private void take(ConsumerRecord<String, byte[]> record, Map<CaseId, Integer> missing) {
        Incoming incoming;
        try {
            incoming = Incoming.read(record);
        } catch (
                RuntimeException
                        unreadable) { // whatever is wrong with foreign bytes, they are put aside,
            // not believed
            park(record, "unreadable");
            return;
        }
        if (!incoming.isFor(agency)) {
            park(record, "of another agency");
            return;
        }
        switch (incoming) {
            case Incoming.Entry(var entry) -> {
                if (store.receive(entry) == Received.GAP) {
                    missing.put(entry.caseId(), store.nextAgencySeq(agency, entry.caseId()));
                }
            }
            case Incoming.Gate(var caseId, var isOpen, var outboxSeq) ->
                    store.gate(agency, caseId, isOpen, outboxSeq);
            case Incoming.Receipt(var messageId, var refusal) ->
                    answers.settled(agency, messageId, refusal);
        }
    }

    private void park(ConsumerRecord<String, byte[]> record, String reason) {
        store.park(agency, reader.topicId(), record.partition(), record.offset(), reason);
    }

    /**
     * Asks for everything of the case from the missing number on; what follows it was not stored
     * and comes again too.
     */
    private void ask(CaseId caseId, int fromAgencySeq) throws Exception {
        var using = producer == null ? clients.producer() : producer;
        producer = using;
        var body =
                PartnerJson.write(Map.of("caseId", caseId.value(), "fromAgencySeq", fromAgencySeq));
        Clients.sendAll(
                using,
                List.of(
                        Envelopes.fromAgency(
                                agency,
                                Envelopes.RESEND,
                                agency + "." + caseId + "." + fromAgencySeq,
                                caseId.value(),
                                body)));
    }

    @Override
    public void reset() {
        reader.reset();
        closeProducer();
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(2));
            producer = null;
        }
    }

    @Override
    public void close() {
        reader.close();
        closeProducer();
    }
}
