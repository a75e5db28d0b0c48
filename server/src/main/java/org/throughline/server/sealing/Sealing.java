package org.throughline.server.sealing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.leaf.LeafMaker;
import org.throughline.proof.tree.CompactRange;
import org.throughline.proof.tree.Hash;
import org.throughline.server.keys.OpenedFacts;

/**
 * Makes a leaf of each fact, soon after it was recorded and in the same order, and a checkpoint of
 * what is sealed: at once when nothing was recorded for a second, else once a second. A signature
 * for each fact would be sent to every agency, judged there and cosigned.
 */
final class Sealing implements LogFollower {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(1);

    private final OpenedFacts facts;
    private final LeafTable leaves;
    private final SealedLog sealed;
    private final Clock clock;
    private final List<AfterSealing> afterwards;
    private final TransactionTemplate transaction;
    private final LeafMaker maker = new LeafMaker(new SecureRandom());

    /** As this node left it; of use as long as no other node has added to it. */
    private CompactRange tree = new CompactRange();

    private Instant checkpointAt = Instant.EPOCH;
    private long checkpointOf = -1;

    Sealing(
            DataSource database,
            OpenedFacts facts,
            PersonKeys keys,
            SealedLog sealed,
            Clock clock,
            List<AfterSealing> afterwards) {
        this.facts = facts;
        this.leaves = new LeafTable(database, keys);
        this.sealed = sealed;
        this.clock = clock;
        this.afterwards = List.copyOf(afterwards);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public long position() {
        return leaves.size();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        follow(entries.getFirst().position() - 1, entries.size());
        rest();
    }

    /** Seals the facts after a position, as far as nobody else has. */
    void follow(long after, int limit) {
        var events = facts.openedAfter(after, limit);
        var known = tree;
        // Should what is added not stay, nothing of it is known.
        tree = new CompactRange();
        tree =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            // The lock as a statement of its own: what is read after it is the last
                            // word.
                            leaves.lock();
                            long size = leaves.size();
                            return seal(
                                    events.stream()
                                            .filter(event -> event.position() > size)
                                            .toList(),
                                    size,
                                    known);
                        }));
    }

    @Override
    public void rest() {
        if (!clock.instant().isBefore(checkpointAt.plus(BETWEEN_CHECKPOINTS))) {
            afterwards.forEach(AfterSealing::go);
            checkpoint();
        }
    }

    /** Nobody who records waits for a proof of it. */
    @Override
    public boolean isAwaited() {
        return false;
    }

    private void checkpoint() {
        long size = leaves.size();
        if (sealed.signs() && size > 0 && size != checkpointOf) {
            sealed.checkpoint();
            checkpointOf = size;
            checkpointAt = clock.instant();
        }
    }

    private CompactRange seal(List<StoredEvent> events, long size, CompactRange known) {
        if (events.isEmpty()) {
            return known;
        }
        if (events.getFirst().position() != size + 1) {
            throw new IllegalStateException("the next fact to seal is not the next of the log");
        }
        var last =
                new HashMap<>(
                        leaves.lastOf(events.stream().map(Sealing::stream).distinct().toList()));
        var grown =
                known.size() == size
                        ? known
                        : CompactRange.after(
                                size, (level, index) -> SealedLog.at(leaves, level, index));
        var rows = new ArrayList<SealedRow>(events.size());
        var whole = new ArrayList<LeafTable.Subtree>(events.size());
        for (var event : events) {
            var stream = stream(event);
            var fact = SealedFields.of(event, last.getOrDefault(stream, Hash.NONE), Map.of());
            var row = SealedRow.of(event, fact, maker.seal(fact));
            long index = grown.size();
            grown.append(
                    row.hash(),
                    (level, hash) -> {
                        if (level > 0) {
                            whole.add(new LeafTable.Subtree(level, index >> level, hash));
                        }
                    });
            rows.add(row);
            last.put(stream, row.hash());
        }
        leaves.insert(rows);
        leaves.insertSubtrees(whole);
        return grown;
    }

    private static String stream(StoredEvent event) {
        return Objects.requireNonNull(event.stream(), "every event of ours has a stream");
    }
}
