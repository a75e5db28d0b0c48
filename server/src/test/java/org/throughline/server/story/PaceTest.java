package org.throughline.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;

class PaceTest {
    private static final CaseId CASE = new CaseId("BF-0101");

    private final List<String> seen = new ArrayList<>();

    private Pace pace(boolean hasArrived) {
        return new Pace(
                (caseId, position) -> {
                    seen.add("waited for " + position);
                    return hasArrived;
                },
                new StoryImport.Progress() {
                    @Override
                    public void recorded(CaseId caseId, long position) {
                        seen.add("recorded " + position);
                    }

                    @Override
                    public void line(int number, int of) {
                        seen.add("line " + number + " of " + of);
                    }
                });
    }

    @Test
    void each_line_waits_until_the_agencies_have_heard_it() {
        var pace = pace(true);
        pace.recorded(CASE, 7);
        pace.line(1, 2);
        pace.recorded(CASE, 9);

        assertThat(seen)
                .containsExactly(
                        "waited for 7", "recorded 7", "line 1 of 2", "waited for 9", "recorded 9");
    }

    @Test
    void where_the_agencies_cannot_be_reached_only_one_line_waits() {
        var pace = pace(false);
        pace.recorded(CASE, 7);
        pace.recorded(CASE, 9);

        assertThat(seen).containsExactly("waited for 7", "recorded 7", "recorded 9");
    }
}
