package org.throughline.agencies.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.PublicationTable;
import org.throughline.agencies.releasing.PublicationTable.Publication;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * Fills the topic of one agency from what was released to it, in order. The cursor moves only past
 * what the broker has acknowledged. A topic that is another one than the cursor knows (deleted, or
 * the broker wiped) is filled from the start.
 */
final class Publishing implements AgencyLoop.Step {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final int BATCH_MAX = 200;
    private static final int RESENDS_MAX = 1000;
    private static final Duration WAIT = Duration.ofMillis(200);

    /** A batch takes less; a node that died is followed by another one after this time. */
    private static final Duration HELD_FOR = Duration.ofSeconds(5);

    private static final long LEASE_CHECK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Publication NEVER = new Publication("", 0, 0, 0, 0);
    private static final long TOPIC_CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgencyId agency;
    private final String node;
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
    private boolean isMine;
    private long leasedAt = System.nanoTime() - LEASE_CHECK_NANOS - 1;

    /** Entries of a case that the receiver misses. */
    record Resend(CaseId caseId, int fromAgencySeq) {}

    Publishing(
            AgencyId agency,
            String node,
            OutboxTable outbox,
            Leaving gate,
            PublicationTable publications,
            CheckpointSource checkpoints,
            Clients clients) {
        this.agency = agency;
        this.node = node;
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
        var again = resends.poll();
        if (!isMine() && again == null) {
            // Another node does it; the same again would only be dropped by the receiver.
            awaitWake();
            return;
        }
        var known = publications.find(agency).orElse(NEVER);
        if (isMine && known.isRefillDue()) {
            empty();
            publications.emptied(agency, known.refillAsked());
        }
        var topic = topic();
        boolean isSame = known.topicId().equals(topic);
        if (isMine && !isSame) {
            publications.published(agency, topic, 0);
        }
        if (again != null) {
            send(
                    outbox.entriesOf(
                            agency, again.caseId(), again.fromAgencySeq(), Integer.MAX_VALUE),
                    known);
        }
        if (!isMine) {
            return;
        }
        var batch = outbox.after(agency, isSame ? known.publishedSeq() : 0, BATCH_MAX);
        if (batch.isEmpty()) {
            tellOfLog();
            awaitWake();
            return;
        }
        send(batch, known);
        publications.published(agency, topic, batch.getLast().outboxSeq());
        tellOfLog();
    }

    /** Whether this node fills the topic now; asked of the database once a second. */
    private boolean isMine() {
        long now = System.nanoTime();
        if (now - leasedAt > LEASE_CHECK_NANOS) {
            isMine = publications.isMine(agency, node, HELD_FOR);
            leasedAt = now;
        }
        return isMine;
    }

    /**
     * Removes the topics: what somebody said who was erased stands in them. The topic of answers
     * goes as well; an answer without a receipt is sent again.
     */
    private void empty() throws Exception {
        reset();
        var asking = topics == null ? new Topics(clients.broker()) : topics;
        topics = asking;
        asking.remove(TopicNames.entries(agency));
        asking.remove(TopicNames.answers(agency));
    }

    /**
     * Whoever was erased while these were under way may stand in them: then it is done once more.
     */
    private void send(List<OutboxTable.Outgoing> waiting, Publication known) throws Exception {
        var batch = gate.now(agency, waiting);
        sendAll(batch.stream().map(one -> Envelopes.outgoing(agency, one)).toList());
        publications.askAgainSince(agency, known.erasures());
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

    private void awaitWake() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!isWoken) {
                var wasWoken = woken.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
                isWoken = isWoken && !wasWoken;
            } else {
                isWoken = false;
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
        leasedAt = System.nanoTime() - LEASE_CHECK_NANOS - 1;
        topicId = null;
        closeProducer();
    }

    @Override
    public void close() {
        try {
            publications.giveUp(agency, node);
        } catch (DataAccessException databaseIsAway) {
            LOG.debug("the publishing of {} is left to time", agency);
        }
        closeProducer();
        if (topics != null) {
            topics.close();
        }
    }
}
