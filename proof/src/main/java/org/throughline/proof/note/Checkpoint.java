package org.throughline.proof.note;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.throughline.proof.tree.Hash;

/**
 * What a log says of itself: so many leaves, this root (C2SP tlog-checkpoint, without extension
 * lines).
 *
 * @param origin which log
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** The checkpoint of this text; empty unless {@link #text} would write exactly this. */
    public static Optional<Checkpoint> parse(String text) {
        var lines = List.of(text.split("\n", -1));
        if (lines.size() != 4 || lines.getFirst().isEmpty() || !lines.getLast().isEmpty()) {
            return Optional.empty();
        }
        return number(lines.get(1))
                .flatMap(size ->
                        Hash.ofBase64(lines.get(2))
                                .map(root -> new Checkpoint(lines.getFirst(), size, root)));
    }

    static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }
}
