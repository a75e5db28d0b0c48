package org.throughline.server.sealing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Erased;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;
import org.throughline.server.signing.NotTheLogSealed;
import tools.jackson.core.JacksonException;

/**
 * A leaf and what opens it, as both are kept.
 *
 * @param position of the fact; its place in the tree is one less
 * @param stream the case, or the registers
 * @param seq number of the fact in its stream
 * @param salts by person, {@link SealedFact#NOBODY} for those that are nobody's
 */
record SealedRow(
        long position,
        String stream,
        long seq,
        Hash hash,
        StoredLeaf kept,
        Map<String, Salts> salts) {

    static SealedRow of(StoredEvent event, FactToSeal fact, SealedFact sealed) {
        var places = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < sealed.disclosures().size(); i++) {
            var person = fact.personOf().get(sealed.disclosures().get(i).path());
            if (person != null) {
                places.computeIfAbsent(person, _ -> new ArrayList<>())
                        .add(placeIn(sealed.leaf(), sealed.opened().get(i)));
            }
        }
        var salts = new TreeMap<String, Salts>();
        sealed.seeds()
                .forEach((person, seed) ->
                        salts.put(person, Salts.of(seed, places.getOrDefault(person, List.of()))));
        return new SealedRow(
                event.position(),
                Objects.requireNonNull(event.stream()),
                event.streamSeq(),
                sealed.leaf().hash(),
                new StoredLeaf(sealed.leaf(), sealed.seeds().get(SealedFact.NOBODY)),
                salts);
    }

    /** As it is kept, before the salts that stand beside it. */
    static SealedRow read(long position, String stream, long seq, Hash hash, StoredLeaf kept) {
        var nobodys = kept.nobodys();
        return new SealedRow(
                position,
                stream,
                seq,
                hash,
                kept,
                nobodys == null
                        ? Map.of()
                        : Map.of(SealedFact.NOBODY, Salts.of(nobodys, List.of())));
    }

    /** The same with the salts of one person more. */
    SealedRow with(String person, Salts own) {
        var all = new TreeMap<>(salts);
        all.put(person, own);
        return new SealedRow(position, stream, seq, hash, kept, all);
    }

    /**
     * The canonical bytes of the leaf.
     *
     * @throws NotTheLogSealed when what is kept is no leaf
     */
    byte[] leafBytes() {
        return Optional.ofNullable(kept.leaf())
                .orElseThrow(() -> NotTheLogSealed.at(position))
                .bytes();
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
            return isInPlace ? open(SealedFields.of(event, previous, gone())) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /**
     * The commitments that nobody can open any more, by the fields that they hid.
     *
     * @param event as it stands in the log now, which this row opened
     */
    List<Erased> erased(StoredEvent event) {
        var commitments = Objects.requireNonNull(kept.leaf()).commitments();
        var erased = new ArrayList<Erased>();
        salts.forEach((person, own) -> {
            if (own.bytes() == null && !own.places().isEmpty()) {
                var paths = SealedFields.erasedOf(event, person);
                for (int i = 0; i < paths.size(); i++) {
                    var text = commitments.get(own.places().get(i));
                    erased.add(new Erased(person, paths.get(i), Hash.ofBase64(text).orElseThrow()));
                }
            }
        });
        return erased;
    }

    private Map<String, Integer> gone() {
        var gone = new TreeMap<String, Integer>();
        salts.forEach((person, own) -> {
            if (own.bytes() == null) {
                gone.put(person, own.places().size());
            }
        });
        return gone;
    }

    private Optional<List<Disclosure>> open(FactToSeal fact) {
        var leaf = kept.leaf();
        if (leaf == null || !leaf.hash().equals(hash) || !leaf.event().equals(fact.event())) {
            return Optional.empty();
        }
        var used = new TreeMap<String, List<Integer>>();
        var disclosures = new ArrayList<Disclosure>();
        for (var field : fact.committed().entrySet()) {
            var person = fact.personOf().getOrDefault(field.getKey(), SealedFact.NOBODY);
            var places = used.computeIfAbsent(person, _ -> new ArrayList<>());
            var own = salts.get(person);
            var salt =
                    own == null ? Optional.<Salt>empty() : own.salt(places.size(), field.getKey());
            if (salt.isEmpty()) {
                return Optional.empty();
            }
            var disclosure = new Disclosure(salt.get(), field.getKey(), field.getValue());
            places.add(placeIn(leaf, disclosure.commitment()));
            if (places.getLast() < 0) {
                return Optional.empty();
            }
            disclosures.add(disclosure);
        }
        boolean isAllUsed =
                salts.entrySet().stream()
                        .allMatch(one ->
                                one.getValue()
                                        .open(
                                                one.getKey(),
                                                used.getOrDefault(one.getKey(), List.of())));
        return isAllUsed ? Optional.of(disclosures) : Optional.empty();
    }

    /** Negative when the leaf has no such commitment. */
    private static int placeIn(Leaf leaf, Hash commitment) {
        return Collections.binarySearch(leaf.commitments(), commitment.base64());
    }
}
