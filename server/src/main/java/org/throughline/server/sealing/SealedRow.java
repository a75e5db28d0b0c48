package org.throughline.server.sealing;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.StoredEvent;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Erased;
import org.throughline.proof.leaf.FactToSeal;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.TreeHash;
import tools.jackson.core.JacksonException;

/**
 * A leaf as it is kept, and the salts that open it.
 *
 * @param position of the fact; its place in the tree is one less
 * @param stream the case, or the registers
 * @param seq number of the fact in its stream
 * @param leaf the canonical bytes
 * @param salts by person, empty for nobody's
 */
record SealedRow(
        long position, String stream, long seq, Hash hash, byte[] leaf, Map<String, Salts> salts) {
    static final String NOBODY = "";

    /**
     * What opens the fields of one person.
     *
     * @param bytes 32 for each field, ascending by path; null once the person was erased
     * @param places which commitments of the leaf they open, from 0, in the same order; none are
     *     kept of nobody
     */
    record Salts(byte @Nullable [] bytes, List<Integer> places) {
        Salts {
            places = List.copyOf(places);
        }
    }

    static SealedRow of(StoredEvent event, FactToSeal fact, SealedFact sealed) {
        var salts = new TreeMap<String, Growing>();
        for (int i = 0; i < sealed.disclosures().size(); i++) {
            var disclosure = sealed.disclosures().get(i);
            var person = fact.personOf().getOrDefault(disclosure.path(), NOBODY);
            var own = salts.computeIfAbsent(person, _ -> new Growing());
            own.bytes.writeBytes(disclosure.salt().bytes().bytes());
            if (!person.equals(NOBODY)) {
                own.places.add(placeIn(sealed.leaf(), sealed.opened().get(i)));
            }
        }
        var leaf = sealed.leaf().bytes();
        return new SealedRow(
                event.position(),
                Objects.requireNonNull(event.stream()),
                event.streamSeq(),
                TreeHash.leaf(leaf),
                leaf,
                salts.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, one -> one.getValue().whole())));
    }

    /** The salts of one person, field after field. */
    private static final class Growing {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> places = new ArrayList<>();

        Salts whole() {
            return new Salts(bytes.toByteArray(), places);
        }
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
        var commitments = Leaf.read(leaf).orElseThrow().commitments();
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
        var read = Leaf.read(leaf).filter(one -> one.hash().equals(hash));
        if (read.filter(one -> one.event().equals(fact.event())).isEmpty()) {
            return Optional.empty();
        }
        var used = new TreeMap<String, List<Integer>>();
        var disclosures = new ArrayList<Disclosure>();
        for (var field : fact.committed().entrySet()) {
            var person = fact.personOf().getOrDefault(field.getKey(), NOBODY);
            var places = used.computeIfAbsent(person, _ -> new ArrayList<>());
            var salt = salt(person, places.size());
            if (salt.isEmpty()) {
                return Optional.empty();
            }
            var disclosure = new Disclosure(salt.get(), field.getKey(), field.getValue());
            places.add(placeIn(read.get(), disclosure.commitment()));
            if (places.getLast() < 0) {
                return Optional.empty();
            }
            disclosures.add(disclosure);
        }
        boolean isAllUsed =
                salts.entrySet().stream()
                        .allMatch(one ->
                                isWhole(
                                        one.getKey(),
                                        one.getValue(),
                                        used.getOrDefault(one.getKey(), List.of())));
        return isAllUsed ? Optional.of(disclosures) : Optional.empty();
    }

    private Optional<Salt> salt(String person, int at) {
        var own = salts.get(person);
        var bytes = own == null ? null : own.bytes();
        int from = at * Hash.BYTES;
        return bytes == null || bytes.length < from + Hash.BYTES
                ? Optional.empty()
                : Optional.of(
                        new Salt(Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.BYTES))));
    }

    /** Whether a person's salts are all there and used, each for the commitment that it opens. */
    private static boolean isWhole(String person, Salts own, List<Integer> used) {
        var bytes = own.bytes();
        if (bytes == null) {
            return used.isEmpty();
        }
        return bytes.length == Hash.BYTES * used.size()
                && (person.equals(NOBODY) || own.places().isEmpty() || own.places().equals(used));
    }

    /** Negative when the leaf has no such commitment. */
    private static int placeIn(Leaf leaf, Hash commitment) {
        return Collections.binarySearch(leaf.commitments(), commitment.base64());
    }
}
