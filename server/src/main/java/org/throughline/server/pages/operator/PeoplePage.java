package org.throughline.server.pages.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The people.
 *
 * @param page number of this page, from 0
 * @param pages how many there are
 * @param mayChange whether whoever looks enters people and changes them
 * @param canBeginAnew whether people sign in here, and not at an identity provider
 * @param firstPassword what somebody was just given to begin anew with; shown this once
 */
public record PeoplePage(
        List<Row> rows,
        int page,
        int pages,
        boolean mayChange,
        boolean canBeginAnew,
        @Nullable String notice,
        @Nullable String problem,
        @Nullable String firstPassword) {
    public PeoplePage {
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param askedBy name of somebody who asked that they begin anew; null when nobody did
     * @param mayAgree whether whoever looks is another person than those two
     */
    public record Row(
            String person,
            String name,
            String role,
            String organisation,
            String proof,
            String last,
            @Nullable String askedBy,
            boolean mayAgree) {}
}
