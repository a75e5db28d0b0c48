package org.throughline.server.pages.caseworker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person, or for a project.
 *
 * @param count of all that is listed
 */
public record DayPage(String heading, int count, List<Section> sections) {
    public DayPage {
        sections = List.copyOf(sections);
    }

    /** Things of one kind; what stands there when there is none. */
    public record Section(String heading, String nothing, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One thing that waits.
     *
     * @param due until when, in words; null when there is no such moment
     * @param who for whom it waits, where several people are shown; null otherwise
     * @param action what to do about it
     * @param path where that is done
     */
    public record Row(
            String caseId,
            String caseRef,
            String what,
            String since,
            @Nullable String due,
            boolean isOverdue,
            @Nullable String who,
            String action,
            String path) {}
}
