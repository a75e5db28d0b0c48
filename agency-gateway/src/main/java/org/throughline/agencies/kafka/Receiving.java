package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.throughline.agencies.DatabaseAway;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.kafka.topic.TopicReader;
import org.throughline.agencies.receiving.AgainListener;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;

/**
 * Takes what one agency is told from its topic into its own store. Effects and the place in the
 * topic are one transaction; what comes twice is dropped by its dense number, and what is missing
 * is asked for again.
 */
final class Receiving implements AgencyLoop.Step {
    private static final Duration WAIT = Duration.ofMillis(100);

    private final AgencyId agency;
    private final Turns.Turn turn;
    private final AgencyStore store;
    private final AnswerBox answers;
    private final AgainListener again;
    private final CheckpointWitness witness;
    private final Replies replies;
    private final TopicReader reader;
    private final List<ProducerRecord<String, byte[]>> toConfirm = new ArrayList<>();

    /** Taken from the records, and not stored yet. */
    private final List<PartnerEntry> entries = new ArrayList<>();

    Receiving(
            AgencyId agency,
            Turns.Turn turn,
            AgencyStore store,
            AnswerBox answers,
            AgainListener again,
            CheckpointWitness witness,
            Clients clients) {
        this.agency = agency;
        this.turn = turn;
        this.store = store;
        this.answers = answers;
        this.again = again;
        this.witness = witness;
        this.replies = new Replies(agency, store, clients);
        this.reader =
                new TopicReader(
                        TopicNames.entries(agency),
                        clients,
                        (topicId, partition) ->
                                Optional.ofNullable(
                                        store.nextOffsets(agency, topicId).get(partition)),
                        (topicId, partition, first) ->
                                store.consumed(agency, topicId, partition, first));
    }

    @Override
    public void run() throws Exception {
        if (!turn.isMine()) {
            // Another node takes them; what both took would cost twice and be dropped once. It is
            // looked again soon, not waited for a call: whose turn it is changes at the database.
            reader.reset();
            Thread.sleep(WAIT);
            return;
        }
        var records = reader.poll();
        if (!records.isEmpty()) {
            toConfirm.clear();
            takeAll(records);
            replies.confirm(toConfirm);
        }
        replies.askForMissing();
    }

    /**
     * Together when all is well; one by one when something is wrong with one of them, so that it
     * stops no other.
     */
    private void takeAll(List<ConsumerRecord<String, byte[]>> records) {
        try {
            takeTogether(records, this::take);
        } catch (RuntimeException oneOfThem) {
            if (DatabaseAway.explains(oneOfThem)) {
                throw oneOfThem;
            }
            toConfirm.clear();
            records.forEach(this::takeAlone);
        }
    }

    private void takeAlone(ConsumerRecord<String, byte[]> record) {
        int confirmed = toConfirm.size();
        try {
            takeTogether(List.of(record), this::take);
        } catch (RuntimeException failure) {
            if (DatabaseAway.explains(failure)) {
                throw failure;
            }
            // What was rolled back is not done.
            toConfirm.subList(confirmed, toConfirm.size()).clear();
            // It would fail again: it is put aside, its case shows a gap, and everybody else goes
            // on.
            takeTogether(List.of(record), one -> park(one, failure.getClass().getSimpleName()));
        }
    }

    /** Effects and place together. What another node has taken meanwhile is passed over. */
    private void takeTogether(
            List<ConsumerRecord<String, byte[]>> records,
            Consumer<ConsumerRecord<String, byte[]>> taking) {
        store.together(
                agency,
                () -> {
                    var settled = store.nextOffsets(agency, reader.topicId());
                    var next = new TreeMap<Integer, Long>();
                    entries.clear();
                    for (var record : records) {
                        if (record.offset() >= settled.getOrDefault(record.partition(), 0L)) {
                            taking.accept(record);
                            next.put(record.partition(), record.offset() + 1);
                        }
                    }
                    store();
                    next.forEach((partition, offset) ->
                            store.consumed(agency, reader.topicId(), partition, offset));
                    return true;
                });
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Incoming incoming;
        try {
            incoming = Incoming.read(record);
        } catch (RuntimeException unreadable) {
            // Whatever is wrong with foreign bytes, they are put aside, not believed.
            park(record, "unreadable");
            return;
        }
        if (!incoming.isFor(agency)) {
            park(record, "of another agency");
            return;
        }
        if (!(incoming instanceof Incoming.Entry)) {
            // In the order of the topic: what comes before it is there first.
            store();
        }
        switch (incoming) {
            case Incoming.Entry(var entry) -> entries.add(entry);
            case Incoming.Gate(_, var caseId, var isOpen, var outboxSeq) ->
                    store.gate(agency, caseId, isOpen, outboxSeq);
            case Incoming.Masked(var caseId, var mask, var outboxSeq) ->
                    store.mask(caseId, mask, outboxSeq);
            case Incoming.Again(_, var releaseSeq, var outboxSeq) ->
                    again.again(agency, releaseSeq, outboxSeq);
            case Incoming.Erasure(var word) -> {
                toConfirm.add(Envelopes.erasureDone(word));
                store.erase(word);
                if (word.isClient()) {
                    answers.erase(agency, word.caseId());
                }
            }
            case Incoming.LogCheckpoint(_, var word) ->
                    toConfirm.add(Envelopes.checkpointSeen(agency, witness.judge(agency, word)));
            case Incoming.Receipt(_, var messageId, var refusal, var details) ->
                    answers.settled(agency, messageId, refusal, details);
        }
    }

    private void store() {
        store.receive(agency, entries);
        entries.clear();
    }

    private void park(ConsumerRecord<String, byte[]> record, String reason) {
        store.park(agency, reader.topicId(), record.partition(), record.offset(), reason);
    }

    @Override
    public void reset() {
        reader.reset();
        replies.close();
        turn.failed();
    }

    @Override
    public void close() {
        reader.close();
        replies.close();
        turn.giveUp();
    }
}
