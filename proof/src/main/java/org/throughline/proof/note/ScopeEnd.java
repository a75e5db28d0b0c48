package org.throughline.proof.note;

import java.util.List;
import java.util.Optional;
import org.throughline.proof.tree.Hash;

/**
 * How far a chain inside of a log had come: an agency's view, or a case. Signed by the log, so that
 * nobody can leave out what comes last.
 *
 * @param scope the log's origin, {@code /view/} or {@code /case/}, and whose
 * @param last number of the last link; 0 for a chain without one
 * @param hash of the last link
 * @param size of the tree at that time
 */
public record ScopeEnd(String scope, long last, Hash hash, long size) {

    public static String view(String origin, String agency) {
        return origin + "/view/" + agency;
    }

    public static String caseOf(String origin, String caseId) {
        return origin + "/case/" + caseId;
    }

    /** The text that is signed. */
    public String text() {
        return scope + "\n" + last + "\n" + hash.base64() + "\n" + size + "\n";
    }

    /** The end of this text; empty unless {@link #text} would write exactly this. */
    public static Optional<ScopeEnd> parse(String text) {
        var lines = List.of(text.split("\n", -1));
        if (lines.size() != 5 || !lines.getLast().isEmpty()) {
            return Optional.empty();
        }
        var last = Checkpoint.number(lines.get(1));
        var hash = Hash.ofBase64(lines.get(2));
        var size = Checkpoint.number(lines.get(3));
        return last.isPresent() && hash.isPresent() && size.isPresent()
                ? Optional.of(new ScopeEnd(lines.getFirst(), last.get(), hash.get(), size.get()))
                : Optional.empty();
    }
}
