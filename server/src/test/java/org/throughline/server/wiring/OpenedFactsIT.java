package org.throughline.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.log.entry.StoredEvent;
import org.throughline.server.keys.OpenedLog;

/** What one follower has opened of the log, and another is given. */
class OpenedFactsIT {
    private static final int LINES = 6;

    @Test
    void what_was_opened_and_what_was_not_come_together_in_order_and_only_what_was_not_is_opened()
            throws Exception {
        try (var told = new TestLog()) {
            long before = told.log.head();
            told.tell(LINES, "0101", false);
            var plain = new OpenedLog(told.log, told.keys).read(before, LINES);
            told.bridge.after(before, 2);

            var first = told.bridge.openedAfter(before, LINES);
            assertThat(texts(first)).isEqualTo(texts(plain));
            assertThat(first).extracting(StoredEvent::position).isSorted();

            var again = told.bridge.openedAfter(before, LINES);
            for (int i = 0; i < LINES; i++) {
                assertThat(again.get(i)).isSameAs(first.get(i));
            }
            assertThat(told.bridge.openedAfter(before + 4, LINES)).hasSize(plain.size() - 4);
            assertThat(told.bridge.openedAfter(told.log.head(), LINES)).isEmpty();
        }
    }

    @Test
    void nothing_that_was_opened_before_an_erasure_is_given_out_after_it() throws Exception {
        try (var told = new TestLog()) {
            long before = told.log.head();
            told.tell(LINES, "0101", false);
            told.keys.whenErased(told.bridge::forget);
            assertThat(texts(told.bridge.openedAfter(before, LINES)))
                    .noneMatch(text -> text.contains("\"erased\":true"));

            told.keys.destroy(DataSubject.client(new CaseId("BF-0101")));

            assertThat(texts(told.bridge.openedAfter(before, LINES)))
                    .anyMatch(text -> text.contains("\"erased\":true"));
        }
    }

    private static List<String> texts(List<StoredEvent> events) {
        return events.stream().map(one -> new String(one.payload(), UTF_8)).toList();
    }
}
