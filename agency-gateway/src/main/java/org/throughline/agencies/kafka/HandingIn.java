package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.kafka.topic.TopicReader;
import org.throughline.agencies.kafka.topic.Topics;
import org.throughline.casefile.ids.AgencyId;

/**
 * Takes what a program of one agency hands in, and tells it what became of each message. What was
 * taken is kept by us and removed from the topic: it may be about a person who is erased tomorrow.
 */
final class HandingIn implements AgencyLoop.Step {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final AgencyId agency;
    private final Turns.Turn turn;
    private final HandIns handIns;
    private final Clients clients;
    private final TopicReader reader;
    private @Nullable Producer<String, byte[]> producer;

    /** Whether what was taken has been removed from the topic; not known after a start. */
    private boolean isEmptied;

    HandingIn(AgencyId agency, Turns.Turn turn, HandIns handIns, Clients clients) {
        this.agency = agency;
        this.turn = turn;
        this.handIns = handIns;
        this.clients = clients;
        this.reader =
                new TopicReader(
                        TopicNames.handedIn(agency),
                        clients,
                        (topicId, partition) ->
                                Optional.ofNullable(handIns.places(agency, topicId).get(partition)),
                        (topicId, partition, first) ->
                                handIns.anew(agency, topicId, partition, first));
    }

    @Override
    public void run() throws Exception {
        var machine = turn.isMine() ? handIns.machine(agency) : Optional.<String>empty();
        if (machine.isEmpty()) {
            // Set up, or taken over, it begins within a second; until then nothing is held open.
            forget();
            Thread.sleep(WAIT);
            return;
        }
        // Its program can read outcomes before there is one.
        var using = producer == null ? opened() : producer;
        producer = using;
        for (var record : reader.poll()) {
            take(using, machine.get(), record);
            isEmptied = false;
        }
        tell(using);
        if (!isEmptied) {
            reader.discard(handIns.places(agency, reader.topicId()));
            isEmptied = true;
        }
    }

    private void take(
            Producer<String, byte[]> telling, String machine, ConsumerRecord<String, byte[]> record)
            throws Exception {
        var place = new HandIns.Place(reader.topicId(), record.partition(), record.offset());
        var message = Envelopes.handedIn(record);
        var refused = handIns.take(agency, machine, message.id(), message.body(), place);
        if (refused.isPresent()) {
            // First the word, then the place: whoever stops in between says it twice.
            Clients.sendAll(
                    telling,
                    List.of(Envelopes.outcome(agency, message.id(), place, refused.get())));
            handIns.passed(agency, place);
        }
    }

    private void tell(Producer<String, byte[]> telling) throws Exception {
        var outcomes = handIns.toTell(agency);
        Clients.sendAll(
                telling,
                outcomes.stream()
                        .map(one -> Envelopes.outcome(agency, one.messageId(), null, one.body()))
                        .toList());
        outcomes.forEach(one -> handIns.told(agency, one));
    }

    private Producer<String, byte[]> opened() throws Exception {
        try (var topics = new Topics(clients.broker())) {
            topics.ensured(TopicNames.outcomes(agency));
        }
        return clients.producer();
    }

    private void forget() {
        reader.reset();
        isEmptied = false;
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    /** The turn is kept: what the agency is told must not wait for what it hands in. */
    @Override
    public void reset() {
        forget();
    }

    @Override
    public void close() {
        forget();
        reader.close();
        turn.giveUp();
    }
}
