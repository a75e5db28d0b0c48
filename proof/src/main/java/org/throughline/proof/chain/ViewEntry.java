package org.throughline.proof.chain;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/**
 * One delivery to an agency, as a link of the chain of all of them. What the agency may not see is
 * no link: the numbers have no gap that would tell of it.
 *
 * @param seq dense from 1 for each agency
 * @param delivery id of the delivery
 * @param leaf hash of the leaf that was delivered
 * @param open {@link #digest} of the commitments that it opened
 * @param previous hash of the link before; {@link Hash#NONE} for the first
 */
public record ViewEntry(long seq, String delivery, Hash leaf, Hash open, Hash previous) {
    private static final int LINK = 0x03;

    /**
     * The digest of what a delivery opened: of the commitments and not of the disclosures, so that
     * it can still be worked out when a disclosure was erased.
     */
    public static Hash digest(Collection<Hash> commitments) {
        var sorted = commitments.stream().map(Hash::base64).sorted().toList();
        return Sha256.of(CanonicalWriter.bytes(Json.texts(sorted)));
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "delivery", Json.text(delivery),
                                "leaf", Json.text(leaf.base64()),
                                "open", Json.text(open.base64()),
                                "previous", Json.text(previous.base64()),
                                "seq", new Json.Whole(seq))));
    }

    /** The link's hash: SHA-256 over 0x03 and the canonical bytes. */
    public Hash hash() {
        return Sha256.tagged(LINK, bytes());
    }

    /** The link with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<ViewEntry> read(byte[] bytes) {
        try {
            return CanonicalReader.read(bytes) instanceof Json.Members members
                            && members.hasExactly("delivery", "leaf", "open", "previous", "seq")
                    ? of(members)
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }

    private static Optional<ViewEntry> of(Json.Members members) {
        var seq = members.whole("seq").filter(number -> number > 0);
        var delivery = members.text("delivery");
        var leaf = members.text("leaf").flatMap(Hash::ofBase64);
        var open = members.text("open").flatMap(Hash::ofBase64);
        var previous = members.text("previous").flatMap(Hash::ofBase64);
        return seq.isPresent()
                        && delivery.isPresent()
                        && leaf.isPresent()
                        && open.isPresent()
                        && previous.isPresent()
                ? Optional.of(
                        new ViewEntry(
                                seq.get(), delivery.get(), leaf.get(), open.get(), previous.get()))
                : Optional.empty();
    }
}
