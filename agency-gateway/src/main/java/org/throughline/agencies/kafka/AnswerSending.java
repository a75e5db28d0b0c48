package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.casefile.ids.AgencyId;

/** Sends what the people of one agency answered. */
final class AnswerSending implements AgencyLoop.Step {
    private static final int BATCH_MAX = 50;
    private static final Duration WAIT = Duration.ofMillis(150);

    private final AgencyId agency;
    private final Turns.Turn turn;
    private final AnswerBox box;
    private final Clients clients;
    private @Nullable Producer<String, byte[]> producer;

    AnswerSending(AgencyId agency, Turns.Turn turn, AnswerBox box, Clients clients) {
        this.agency = agency;
        this.turn = turn;
        this.box = box;
        this.clients = clients;
    }

    @Override
    public void run() throws Exception {
        var waiting = turn.isMine() ? box.toSend(agency, BATCH_MAX) : List.<AnswerBox.Answer>of();
        if (waiting.isEmpty()) {
            Thread.sleep(WAIT);
            return;
        }
        var using = producer == null ? clients.producer() : producer;
        producer = using;
        for (var answer : waiting) {
            var body = new LinkedHashMap<String, Object>();
            body.put("agency", agency.value());
            body.put("person", answer.person());
            body.put("command", answer.command());
            body.put("messageId", answer.messageId());
            body.put("data", PartnerJson.map(answer.data()));
            Clients.sendAll(
                    using,
                    List.of(
                            Envelopes.fromAgency(
                                    agency,
                                    Envelopes.ANSWER,
                                    agency + "." + answer.messageId(),
                                    answer.caseId().value(),
                                    PartnerJson.write(body))));
            box.sent(agency, answer.messageId());
        }
    }

    @Override
    public void reset() {
        closeProducer();
        turn.failed();
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    @Override
    public void close() {
        closeProducer();
        turn.giveUp();
    }
}
