package org.throughline.server.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.tree.CompactRange;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Proofs;
import org.throughline.server.following.Trouble;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.signing.CheckpointTable;
import org.throughline.server.signing.NotTheLogSealed;

/**
 * Reads the log and the tree again, round after round, and says so when a fact is no longer what
 * was sealed, a leaf is not in its place, or the tree is not what the log said of itself. Then
 * nothing is signed until a person has looked and started the program again.
 */
final class SelfAudit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SelfAudit.class);
    private static final Duration FIRST = Duration.ofSeconds(5);

    /** A round is begun no sooner after the one before. */
    private static final Duration ROUND_MIN = Duration.ofMinutes(1);

    /**
     * 20,000 facts a minute, in small pieces: who records something meanwhile is not to feel it.
     */
    private static final Duration BETWEEN = Duration.ofMillis(1500);

    private static final int STEP = 500;

    private final DataSource database;
    private final String origin;
    private final OpenedLog log;
    private final LeafTable leaves;
    private final CheckpointTable checkpoints;
    private final Clock clock;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("self-audit").factory());
    private final Proofs kept;
    private CompactRange tree = new CompactRange();
    private long nextRound = System.nanoTime();
    private final Map<String, Hash> last = new HashMap<>();
    private @Nullable Checkpoint said;
    private volatile @Nullable String trouble;
    private volatile @Nullable Instant wholeAt;

    SelfAudit(DataSource database, OpenedLog log, String origin, Clock clock) {
        this.database = database;
        this.origin = origin;
        this.log = log;
        this.leaves = new LeafTable(database, log.keys());
        this.checkpoints = new CheckpointTable(database, origin, clock);
        this.clock = clock;
        this.kept = new Proofs((level, index) -> SealedLog.at(leaves, level, index));
    }

    void start() {
        // A round that breaks off says so itself and is not lost.
        var _ =
                rounds.scheduleWithFixedDelay(
                        this::goOn, FIRST.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Somebody else found that the log is not what was sealed; that stands until the next start.
     */
    void suspect(String found) {
        if (trouble == null) {
            trouble = found;
            LOG.error("THE LOG IS NOT WHAT WAS SEALED: {}", found);
        }
    }

    /** What was found, without anything of a case; empty while all is as it was sealed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * When the whole log was last read through and found as sealed; empty before the first time.
     */
    Optional<Instant> wholeAt() {
        return Optional.ofNullable(wholeAt);
    }

    /** Reads everything now, beside the rounds. */
    Optional<String> examine(LongConsumer progress) {
        try (var whole = new SelfAudit(database, log, origin, clock)) {
            whole.look(Long.MAX_VALUE / 2, progress);
            return whole.trouble();
        }
    }

    private void goOn() {
        if (tree.size() == 0) {
            long now = System.nanoTime();
            if (now - nextRound < 0) {
                return;
            }
            nextRound = now + ROUND_MIN.toNanos();
        }
        try {
            look(STEP);
        } catch (RuntimeException e) { // a database that is away says nothing about the log
            LOG.warn("the self-audit was broken off: {}", Trouble.of(e));
            again();
        }
    }

    /**
     * Goes on reading for so many facts; at the end of the log a round ends and the next one begins
     * anew.
     */
    void look(long factsMax) {
        look(factsMax, _ -> {});
    }

    private synchronized void look(long factsMax, LongConsumer progress) {
        if (trouble != null) {
            return;
        }
        try {
            if (tree.size() == 0) {
                said = checkpoints.last().orElse(null);
            }
            long until = tree.size() + factsMax;
            boolean isAtEnd = false;
            while (!isAtEnd && tree.size() < until) {
                isAtEnd = !step((int) Math.min(STEP, until - tree.size()));
                progress.accept(tree.size());
            }
            if (isAtEnd) {
                end();
            }
        } catch (NotTheLogSealed found) {
            trouble = found.getMessage();
            LOG.error("THE LOG IS NOT WHAT WAS SEALED: {}", trouble);
        }
    }

    private boolean step(int factsMax) {
        var rows = leaves.after(tree.size(), factsMax);
        if (rows.isEmpty()) {
            return false;
        }
        if (log.head() < rows.getLast().position()) {
            throw new NotTheLogSealed("the log is shorter than what was sealed of it");
        }
        var events = SealedFacts.read(log, tree.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var previous = last.getOrDefault(row.stream(), Hash.NONE);
            if (row.open(events.get(i), previous).isEmpty()
                    && !isSealed(row.position(), previous)) {
                throw NotTheLogSealed.at(row.position());
            }
            last.put(row.stream(), row.hash());
            tree.append(row.hash());
            if (said != null && said.size() == tree.size()) {
                said(said);
            }
        }
        if (!kept.root(tree.size()).equals(tree.root())) {
            throw new NotTheLogSealed("the tree does not fit its leaves up to " + tree.size());
        }
        return true;
    }

    /** Looked at once more: a person may have been erased between the two looks. */
    private boolean isSealed(long position, Hash previous) {
        var row = leaves.after(position - 1, 1).getFirst();
        return row.open(SealedFacts.read(log, position - 1, 1).getFirst(), previous).isPresent();
    }

    private void said(Checkpoint checkpoint) {
        if (!checkpoint.root().equals(tree.root())) {
            throw new NotTheLogSealed(
                    "the checkpoint of size " + checkpoint.size() + " is not of this tree");
        }
    }

    private void end() {
        if (said != null && said.size() > tree.size()) {
            throw new NotTheLogSealed("the tree is smaller than its last checkpoint");
        }
        wholeAt = clock.instant();
        again();
    }

    private void again() {
        tree = new CompactRange();
        last.clear();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
