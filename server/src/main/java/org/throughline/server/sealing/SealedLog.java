package org.throughline.server.sealing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.throughline.log.PostgresLog.Span;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.issuing.Issuing;
import org.throughline.proof.issuing.TwoHistories;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Erased;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Proofs;
import org.throughline.proof.tree.WholeSubtrees;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.signing.CheckpointTable;
import org.throughline.server.signing.LogKeys;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.signing.WitnessBook;

/** The log together with the tree over it: what can be proved of it, to whom it is given. */
public final class SealedLog {
    private final LeafTable leaves;
    private final SealedFacts facts;
    private final CheckpointTable checkpoints;
    private final WitnessBook witnesses;
    private final LogKeys keys;
    private final SelfAudit audit;

    SealedLog(DataSource database, OpenedLog log, LogKeys keys, Clock clock, SelfAudit audit) {
        this.leaves = new LeafTable(database, log.keys());
        this.facts = new SealedFacts(log, leaves, new LeafPlaces(database));
        this.checkpoints = new CheckpointTable(database, keys.policy().origin(), clock);
        this.witnesses = new WitnessBook(database);
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * A fact with its leaf and all that opens it.
     *
     * @param erased what nobody can open any more
     */
    public record Opened(
            StoredEvent event,
            byte[] leaf,
            Hash hash,
            List<Disclosure> disclosures,
            List<Erased> erased) {
        public Opened {
            disclosures = List.copyOf(disclosures);
            erased = List.copyOf(erased);
        }
    }

    /**
     * Where a fact stands in its case, or in the registers.
     *
     * @param seq its number there, from 1
     */
    public record Place(String stream, long seq) {}

    /** Whose signatures count: the log's, and those of the agencies that have seen it. */
    public KeyPolicy policy() {
        return witnesses.with(keys.policy());
    }

    /** The log's name. */
    public String origin() {
        return keys.policy().origin();
    }

    /** How many facts are sealed. */
    public long size() {
        return leaves.size();
    }

    /** Whether this node holds the keys of the log. */
    public boolean signs() {
        return keys.signing().isPresent();
    }

    /**
     * The signed checkpoint of all that is sealed now.
     *
     * @throws NotTheLogSealed when a fact is no longer what was sealed: then nothing is signed
     * @throws IllegalStateException on a node without the keys
     */
    public SignedNote checkpoint() {
        var found = audit.trouble();
        if (found.isPresent()) {
            throw new NotTheLogSealed(found.get());
        }
        try {
            return new Issuing(origin(), proofs(), checkpoints, List.of(signer()))
                    .issue(leaves.size());
        } catch (TwoHistories incident) {
            throw new NotTheLogSealed(String.valueOf(incident.getMessage()));
        }
    }

    /** The note of this size with the cosignatures it has by now; empty while it is not signed. */
    public Optional<SignedNote> note(long size) {
        return checkpoints.note(size);
    }

    /**
     * Somebody else found that the log is not what was sealed: nothing is signed any more.
     *
     * @param found what, without anything of a case
     */
    public void suspect(String found) {
        audit.suspect(found);
    }

    /** What is not as it was sealed, without anything of a case; empty while all is. */
    public Optional<String> trouble() {
        return audit.trouble();
    }

    /**
     * When the whole log was last read through and found as sealed; empty before the first time.
     */
    public Optional<Instant> wholeAt() {
        return audit.wholeAt();
    }

    /**
     * Reads the whole log and the tree over it now.
     *
     * @param progress is told how many facts are done
     * @return what is not as it was sealed, without anything of a case; empty when all is
     */
    public Optional<String> examine(LongConsumer progress) {
        return audit.examine(progress);
    }

    /** The last one that was signed; empty when none was yet. */
    public Optional<SignedNote> lastCheckpoint() {
        return checkpoints.last().flatMap(last -> checkpoints.note(last.size()));
    }

    /** Checkpoints of smaller trees, the latest of them, ascending. */
    public List<SignedNote> before(Checkpoint checkpoint, int atMost) {
        return checkpoints.before(checkpoint.size(), atMost);
    }

    /** Roots and proofs. For one piece of work: what was read once is remembered. */
    public Proofs proofs() {
        Map<List<Long>, Hash> read = new HashMap<>();
        WholeSubtrees kept =
                (level, index) ->
                        read.computeIfAbsent(
                                List.of((long) level, index), _ -> at(leaves, level, index));
        return new Proofs(kept);
    }

    static Hash at(LeafTable leaves, int level, long index) {
        return leaves.subtree(level, index)
                .orElseThrow(() -> new NotTheLogSealed("a part of the tree is not there"));
    }

    /** The key of what the log says of itself. */
    public Signer signer() {
        return signing().log();
    }

    /** The key of packs. */
    public Signer packSigner() {
        return signing().pack();
    }

    private LogKeys.Signing signing() {
        return keys.signing()
                .orElseThrow(
                        () -> new IllegalStateException("this node does not hold the log's keys"));
    }

    /**
     * The facts at these places, as far as they are sealed; beside them, what stands between those
     * that are near to each other.
     *
     * @throws NotTheLogSealed when one is not what was sealed
     */
    public Map<Place, Opened> at(Collection<Place> places) {
        return facts.at(places);
    }

    /**
     * The fact at a position of the tree.
     *
     * @throws NotTheLogSealed when it is not what was sealed
     */
    public Opened at(long position) {
        return facts.at(position);
    }

    /**
     * The facts of a case that a tree of this size holds, in order.
     *
     * @throws NotTheLogSealed when one is not what was sealed
     */
    public List<Opened> ofCase(String caseId, long size) {
        return facts.ofCase(caseId, size);
    }

    /** Which cases, and registers, the facts at these positions are of. */
    public Set<String> streams(long first, long end) {
        return facts.streams(first, end);
    }

    /**
     * The facts at the positions from one to the one before another, all of them sealed.
     *
     * @param isOpen whether the facts of a stream are opened; the others come without anything that
     *     opens them
     * @throws NotTheLogSealed when one is not what was sealed
     */
    public List<Opened> between(long first, long end, Predicate<String> isOpen) {
        return facts.between(first, end, isOpen);
    }

    /**
     * Where the facts lie that were recorded from one moment to before another, up to a position; a
     * fact from before and one from after bound them.
     */
    public Span recorded(Instant from, Instant until, long upTo) {
        return facts.recorded(from, until, upTo);
    }

    /** How many facts are recorded. */
    public long recorded() {
        return facts.recorded();
    }
}
