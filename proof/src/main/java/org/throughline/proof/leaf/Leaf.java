package org.throughline.proof.leaf;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.TreeHash;

/**
 * What the tree holds of one fact. It says when something was recorded and how many commitments
 * there are, and nothing else to anyone who holds no disclosure.
 *
 * @param event the fact's id
 * @param schema version of the fact's stored form
 * @param policy version of the sharing rules in force when it was recorded
 * @param recorded when it was recorded, to the minute: {@code 2026-11-25T21:31:00Z}
 * @param commitments base64, ascending as text, none twice; fields and decoys look alike
 */
public record Leaf(
        String event, String schema, String policy, String recorded, List<String> commitments) {

    /** The form of leaves that this code writes. */
    public static final long LOG_VERSION = 1;

    private static final Pattern TO_THE_MINUTE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00Z");
    private static final int COMMITMENT_CHARS = 44;

    public Leaf {
        commitments = List.copyOf(commitments);
    }

    /** The canonical bytes, which the tree hashes. */
    public byte[] bytes() {
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "commitments", Json.texts(commitments),
                                "event", Json.text(event),
                                "log", new Json.Whole(LOG_VERSION),
                                "policy", Json.text(policy),
                                "recorded", Json.text(recorded),
                                "schema", Json.text(schema))));
    }

    public Hash hash() {
        return TreeHash.leaf(bytes());
    }

    /** Whether one of the commitments is this. */
    public boolean holds(Hash commitment) {
        return Collections.binarySearch(commitments, commitment.base64()) >= 0;
    }

    /** The leaf with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<Leaf> read(byte[] bytes) {
        try {
            return CanonicalReader.read(bytes) instanceof Json.Members members
                    ? of(members)
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }

    private static Optional<Leaf> of(Json.Members members) {
        var commitments = members.texts("commitments");
        var event = members.text("event");
        var policy = members.text("policy");
        var recorded = members.text("recorded");
        var schema = members.text("schema");
        boolean isLeaf =
                members.hasExactly("commitments", "event", "log", "policy", "recorded", "schema")
                        && members.whole("log").filter(log -> log == LOG_VERSION).isPresent()
                        && event.isPresent()
                        && policy.isPresent()
                        && schema.isPresent()
                        && recorded.filter(time -> TO_THE_MINUTE.matcher(time).matches())
                                .isPresent()
                        && commitments.filter(Leaf::areInOrder).isPresent();
        return isLeaf
                ? Optional.of(
                        new Leaf(
                                event.get(),
                                schema.get(),
                                policy.get(),
                                recorded.get(),
                                commitments.get()))
                : Optional.empty();
    }

    private static boolean areInOrder(List<String> commitments) {
        String before = "";
        for (var commitment : commitments) {
            if (commitment.length() != COMMITMENT_CHARS || commitment.compareTo(before) <= 0) {
                return false;
            }
            before = commitment;
        }
        return true;
    }
}
