package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.kafka.topic.Topics;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.PublicationTable;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * Fills the topic of one agency from what was released to it, in order. The cursor moves only past
 * what the broker has acknowledged. A topic that is another one than the cursor knows (deleted, or
 * the broker wiped) is filled from the start.
 */
final class Publishing implements AgencyLoop.Step {
    private static final int BATCH_MAX = 200;
    private static final int RESENDS_MAX = 1000;
    private static final Duration WAIT = Duration.ofMillis(200);

    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgencyId agency;
    private final Turns.Turn turn;
    private final OutboxTable outbox;
    private final Leaving gate;
    private final PublicationTable publications;
    private final CheckpointSource checkpoints;
    private final Clients clients;
    private final Queue<Resend> resends = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean isWoken;
    private @Nullable Topics topics;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable String topicId;
    private long checkedAt;

    /** Entries of a case that the receiver misses. */
    record Resend(CaseId caseId, int fromAgencySeq) {}

    Publishing(
            AgencyId agency,
            Turns.Turn turn,
            OutboxTable outbox,
            Leaving gate,
            PublicationTable publications,
            CheckpointSource checkpoints,
            Clients clients) {
        this.agency = agency;
        this.turn = turn;
        this.outbox = outbox;
        this.gate = gate;
        this.publications = publications;
        this.checkpoints = checkpoints;
        this.clients = clients;
    }

    /** Something may have been released. */
    void wake() {
        lock.lock();
        try {
            isWoken = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    void resend(Resend resend) {
        // Whoever misses something asks again, so a full queue may let a request go.
        if (resends.size() < RESENDS_MAX) {
            resends.add(resend);
        }
        wake();
    }

    @Override
    public void run() throws Exception {
        heard();
        var again = resends.poll();
        boolean isMine = turn.isMine();
        if (!isMine && again == null) {
            // Another node does it; the same again would only be dropped by the receiver.
            awaitWake();
            return;
        }
        var known = publications.of(agency);
        if (isMine && known.isRefillDue()) {
            empty();
            publications.emptied(agency, known.refillAsked());
        }
        var topic = topic();
        boolean isSame = known.topicId().equals(topic);
        if (isMine && !isSame) {
            publications.published(agency, topic, 0, known.erasures());
        }
        if (again != null) {
            send(
                    outbox.entriesOf(
                            agency, again.caseId(), again.fromAgencySeq(), Integer.MAX_VALUE));
            publications.askAgainSince(agency, known.erasures());
        }
        if (!isMine) {
            return;
        }
        long published = isSame ? known.publishedSeq() : 0;
        var batch =
                known.lastSeq() > published
                        ? outbox.after(agency, published, BATCH_MAX)
                        : List.<OutboxTable.Outgoing>of();
        if (!batch.isEmpty()) {
            send(batch);
            // Whoever was erased while these were under way may stand in them: then it is done
            // once more.
            publications.published(agency, topic, batch.getLast().outboxSeq(), known.erasures());
        }
        tellOfLog();
        if (batch.size() < BATCH_MAX) {
            awaitWake();
        }
    }

    /**
     * Removes the topics: what somebody said who was erased stands in them. The topic of answers
     * goes as well; an answer without a receipt is sent again.
     */
    private void empty() throws Exception {
        closeProducer();
        topicId = null;
        var asking = topics == null ? new Topics(clients.broker()) : topics;
        topics = asking;
        asking.remove(TopicNames.entries(agency));
        asking.remove(TopicNames.answers(agency));
    }

    private void send(List<OutboxTable.Outgoing> waiting) throws Exception {
        var batch = gate.now(agency, waiting);
        sendAll(batch.stream().map(one -> Envelopes.outgoing(agency, one)).toList());
    }

    private void sendAll(List<ProducerRecord<String, byte[]>> records) throws Exception {
        var using = producer == null ? clients.producer() : producer;
        producer = using;
        Clients.sendAll(using, records);
    }

    /** After what it is told of cases: then it covers them. */
    private void tellOfLog() throws Exception {
        var word = checkpoints.toTell(agency);
        if (word.isPresent()) {
            sendAll(List.of(Envelopes.checkpoint(agency, word.get())));
        }
    }

    private String topic() throws Exception {
        var asking = topics == null ? new Topics(clients.broker()) : topics;
        topics = asking;
        var known = topicId;
        if (known == null || System.nanoTime() - checkedAt > TOPIC_CHECK_NANOS) {
            var now = asking.ensured(TopicNames.entries(agency)).id();
            if (known != null && !known.equals(now)) {
                // The old producer counts on partitions that are gone.
                closeProducer();
            }
            known = now;
            topicId = known;
            checkedAt = System.nanoTime();
        }
        return known;
    }

    /** What was called out before now is seen by what is asked from now on. */
    private void heard() {
        lock.lock();
        try {
            isWoken = false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitWake() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = WAIT.toNanos();
            while (!isWoken && resends.isEmpty() && left > 0) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    @Override
    public void reset() {
        topicId = null;
        closeProducer();
        turn.failed();
    }

    @Override
    public void close() {
        turn.giveUp();
        closeProducer();
        if (topics != null) {
            topics.close();
        }
    }
}
