package org.throughline.proof.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a pack holds, and which files it therefore has. */
public enum PackKind {
    /** A whole log from its first leaf; no leaf needs a proof of its own. */
    LOG("log", List.of()),
    /** All facts of a period, each opened as far as the one who asked has a right to it. */
    PERIOD("period", List.of(PackFiles.BESIDE_LEAVES, PackFiles.BESIDE_OPENINGS)),
    /** All facts of one case. */
    CASE("case", List.of(PackFiles.END)),
    /** What one agency was told, delivery by delivery. */
    VIEW("view", List.of(PackFiles.END, PackFiles.VIEW));

    private static final List<String> ALWAYS =
            List.of(
                    PackFiles.CHECKPOINT,
                    PackFiles.HISTORY,
                    PackFiles.KEYS,
                    PackFiles.LEAVES,
                    PackFiles.OPENINGS);

    private final String code;
    private final List<String> more;

    PackKind(String code, List<String> more) {
        this.code = code;
        this.more = more;
    }

    public String code() {
        return code;
    }

    public static Optional<PackKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Whether these are the files of such a pack; attachments may stand beside them. */
    public boolean hasFiles(List<String> names) {
        var needed = new ArrayList<>(ALWAYS);
        needed.addAll(more);
        return names.stream()
                .filter(name -> !name.startsWith(PackFiles.ATTACHED))
                .sorted()
                .toList()
                .equals(needed.stream().sorted().toList());
    }

    /**
     * Whether every field of a fact must be opened, or accounted for as erased. In a period a fact
     * may be closed as a whole.
     */
    public boolean isComplete() {
        return this != VIEW;
    }
}
