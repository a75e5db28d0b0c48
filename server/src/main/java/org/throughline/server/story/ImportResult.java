package org.throughline.server.story;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;

/**
 * What an import did.
 *
 * @param recorded steps that were recorded now
 * @param repeated steps that had been recorded before
 * @param fired facts of clocks and rules that came by themselves
 * @param fresh cases that were opened by this import
 * @param position of the last entry of the log that it led to
 * @param stopped why it stopped before the end, with the line; null when it went through
 */
public record ImportResult(
        int recorded,
        int repeated,
        int fired,
        Set<CaseId> fresh,
        long position,
        @Nullable String stopped) {
    public ImportResult {
        fresh = Set.copyOf(fresh);
    }

    static String stoppedAt(int line, String command, List<String> reasons) {
        return "line "
                + line
                + (command.isEmpty() ? "" : ", " + command)
                + ": "
                + String.join("; ", reasons);
    }
}
