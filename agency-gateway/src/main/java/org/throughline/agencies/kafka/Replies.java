package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/** What a node says back about what one agency is told: what it has seen, and what it misses. */
final class Replies {
    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgencyId agency;
    private final AgencyStore store;
    private final Clients clients;
    private @Nullable Producer<String, byte[]> producer;
    private long askedAt = System.nanoTime() - ASK_AGAIN_NANOS;

    Replies(AgencyId agency, AgencyStore store, Clients clients) {
        this.agency = agency;
        this.store = store;
        this.clients = clients;
    }

    /**
     * Says which erasures are done and which checkpoints were seen, after they were. Word that was
     * lost with the program is said again: of an erasure when the topic is filled again, as it is
     * after one; of a checkpoint with the next.
     */
    void confirm(List<ProducerRecord<String, byte[]>> words) throws Exception {
        if (!words.isEmpty()) {
            send(words);
        }
    }

    /**
     * From the store and at intervals: a wish that was lost with the program or the broker is
     * uttered again.
     */
    void askForMissing() throws Exception {
        if (System.nanoTime() - askedAt < ASK_AGAIN_NANOS) {
            return;
        }
        askedAt = System.nanoTime();
        for (var gap : store.missing(agency).entrySet()) {
            ask(gap.getKey(), gap.getValue());
        }
    }

    /**
     * Asks for everything of the case from the missing number on; what follows it was not stored
     * and comes again too.
     */
    private void ask(CaseId caseId, int fromAgencySeq) throws Exception {
        var body =
                PartnerJson.write(Map.of("caseId", caseId.value(), "fromAgencySeq", fromAgencySeq));
        send(
                List.of(
                        Envelopes.fromAgency(
                                agency,
                                Envelopes.RESEND,
                                agency + "." + caseId + "." + fromAgencySeq,
                                caseId.value(),
                                body)));
    }

    private void send(List<ProducerRecord<String, byte[]>> words) throws Exception {
        var using = producer == null ? clients.producer() : producer;
        producer = using;
        Clients.sendAll(using, words);
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
