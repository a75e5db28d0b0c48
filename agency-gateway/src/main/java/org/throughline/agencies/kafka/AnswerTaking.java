package org.throughline.agencies.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerHandler;
import org.throughline.agencies.answers.AnswerHandler.AgencyAnswer;
import org.throughline.agencies.answers.ReceiptBook;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.kafka.topic.TopicReader;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * Takes the answers of one agency on the casework side. The desk knows a message that comes twice;
 * the receipt and the place in the topic are written together after it has answered.
 */
final class AnswerTaking implements AgencyLoop.Step {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerTaking.class);

    private final AgencyId agency;
    private final AnswerHandler handler;
    private final ReceiptBook receipts;
    private final CheckpointSource checkpoints;
    private final Publishing publishing;
    private final TopicReader reader;

    AnswerTaking(
            AgencyId agency,
            AnswerHandler handler,
            ReceiptBook receipts,
            CheckpointSource checkpoints,
            Publishing publishing,
            Clients clients) {
        this.agency = agency;
        this.handler = handler;
        this.receipts = receipts;
        this.checkpoints = checkpoints;
        this.publishing = publishing;
        this.reader =
                new TopicReader(
                        TopicNames.answers(agency),
                        clients,
                        (topicId, partition) -> receipts.nextOffset(agency, topicId, partition),
                        (topicId, partition, first) ->
                                receipts.taken(agency, topicId, partition, first, null));
    }

    @Override
    public void run() throws Exception {
        for (var record : reader.poll()) {
            if (isTaken(record)) {
                continue;
            }
            var receipt = take(record);
            receipts.taken(
                    agency, reader.topicId(), record.partition(), record.offset() + 1, receipt);
            publishing.wake();
        }
    }

    /** By another node, meanwhile. The desk would know it, but it would cost as much again. */
    private boolean isTaken(ConsumerRecord<String, byte[]> record) {
        return receipts.nextOffset(agency, reader.topicId(), record.partition())
                .filter(next -> record.offset() < next)
                .isPresent();
    }

    private ReceiptBook.@Nullable Receipt take(ConsumerRecord<String, byte[]> record) {
        AgencyAnswer answer;
        CaseId caseId;
        try {
            var event = Envelopes.read(record);
            var data = Envelopes.data(event);
            if (event.getType().equals(Envelopes.CHECKPOINT_SEEN)) {
                checkpoints.seen(agency, new String(data, StandardCharsets.UTF_8));
                return null;
            }
            var json = PartnerJson.tree(data);
            caseId = new CaseId(String.valueOf(event.getSubject()));
            if (event.getType().equals(Envelopes.RESEND)) {
                publishing.resend(
                        new Publishing.Resend(
                                caseId, Math.max(1, json.path("fromAgencySeq").asInt())));
                return null;
            }
            if (event.getType().equals(Envelopes.ERASURE_DONE)) {
                receipts.erased(agency, json.path("erasure").asString());
                return null;
            }
            // The topic says which agency speaks; what the message claims counts for nothing.
            answer =
                    new AgencyAnswer(
                            agency.value(),
                            json.path("person").asString(),
                            json.path("command").asString(),
                            json.path("messageId").asString(),
                            json.path("data"));
        } catch (
                RuntimeException
                        unreadable) { // foreign bytes: nobody can be given a receipt for them
            LOG.warn(
                    "{}: the record at {}/{} is no answer",
                    agency,
                    record.partition(),
                    record.offset());
            return null;
        }
        var outcome = handler.take(answer);
        var body = new LinkedHashMap<String, Object>();
        body.put("messageId", answer.messageId());
        if (outcome.refusal() != null) {
            body.put("refusal", outcome.refusal());
            body.put("details", outcome.details());
        }
        return new ReceiptBook.Receipt(caseId, PartnerJson.write(body));
    }

    @Override
    public void reset() {
        reader.reset();
    }

    @Override
    public void close() {
        reader.close();
    }
}
