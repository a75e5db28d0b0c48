package org.throughline.server.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;
import tools.jackson.core.JacksonException;

/**
 * A leaf as it is kept, and the salts that open it.
 *
 * @param position of the fact; its place in the tree is one less
 * @param stream the case, or the registers
 * @param seq number of the fact in its stream
 * @param leaf the canonical bytes
 * @param salts by person, empty for nobody's: 32 bytes for each field, ascending by path
 */
record SealedRow(
        long position, String stream, long seq, Hash hash, byte[] leaf, Map<String, byte[]> salts) {
    private static final String NOBODY = "";

    static SealedRow of(StoredEvent event, FactToSeal fact, SealedFact sealed) {
        var salts = new TreeMap<String, byte[]>();
        for (var disclosure : sealed.disclosures()) {
            var person = fact.personOf().getOrDefault(disclosure.path(), NOBODY);
            salts.merge(person, disclosure.salt().bytes().bytes(), SealedRow::joined);
        }
        return new SealedRow(
                event.position(),
                Objects.requireNonNull(event.stream()),
                event.streamSeq(),
                sealed.leaf().hash(),
                sealed.leaf().bytes(),
                salts);
    }

    /**
     * What opens the commitments of this leaf, ascending by path.
     *
     * @param event as it stands in the log now
     * @param previous hash of the leaf before it in its stream; {@link Hash#NONE} for the first
     * @return empty when the log's event is not the one that was sealed
     */
    Optional<List<Disclosure>> open(StoredEvent event, Hash previous) {
        boolean isInPlace =
                position == event.position()
                        && seq == event.streamSeq()
                        && stream.equals(event.stream());
        try {
            return isInPlace ? open(SealedFields.of(event, previous)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private Optional<List<Disclosure>> open(FactToSeal fact) {
        var read = Leaf.read(leaf).filter(one -> one.hash().equals(hash));
        if (read.filter(one -> one.event().equals(fact.event())).isEmpty()) {
            return Optional.empty();
        }
        var used = new TreeMap<String, Integer>();
        var disclosures = new ArrayList<Disclosure>();
        for (var field : fact.committed().entrySet()) {
            var person = fact.personOf().getOrDefault(field.getKey(), NOBODY);
            int at = used.merge(person, 1, Integer::sum) - 1;
            var salt = salt(person, at);
            if (salt.isEmpty()) {
                return Optional.empty();
            }
            var disclosure = new Disclosure(salt.get(), field.getKey(), field.getValue());
            if (!read.get().holds(disclosure.commitment())) {
                return Optional.empty();
            }
            disclosures.add(disclosure);
        }
        boolean isAllUsed =
                salts.entrySet().stream()
                        .allMatch(one ->
                                one.getValue().length
                                        == Hash.BYTES * used.getOrDefault(one.getKey(), 0));
        return isAllUsed ? Optional.of(disclosures) : Optional.empty();
    }

    private Optional<Salt> salt(String person, int at) {
        var own = salts.get(person);
        int from = at * Hash.BYTES;
        return own == null || own.length < from + Hash.BYTES
                ? Optional.empty()
                : Optional.of(new Salt(Hash.of(Arrays.copyOfRange(own, from, from + Hash.BYTES))));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
