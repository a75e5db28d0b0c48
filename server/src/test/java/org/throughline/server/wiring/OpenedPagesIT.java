package org.throughline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.known.KnownCases;

/** What one follower has read is there for the next, until somebody is erased. */
class OpenedPagesIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final int HELP = 6;

    private TestLog told;

    @BeforeEach
    void open() throws IOException {
        told = new TestLog();
    }

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void what_was_opened_for_one_is_not_opened_again_for_the_next() throws IOException {
        told.tell(HELP, "0101", false);
        var first = told.bridge.after(0, 1000);
        var second = told.bridge.after(0, 1000);

        assertThat(second).zipSatisfy(first, (one, same) -> assertThat(one).isSameAs(same));
    }

    @Test
    void nothing_is_left_out_where_what_is_known_ends() throws IOException {
        told.tell(HELP, "0101", false);
        var begun = told.bridge.after(0, 1000);
        told.tell(HELP + 2, "0101", false);
        long reached = begun.getLast().position();

        assertThat(told.bridge.after(0, 1000)).isEqualTo(begun);
        assertThat(told.bridge.after(reached, 1000))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.position()).isGreaterThan(reached));
        assertThat(told.bridge.after(0, 1000).getLast().position()).isEqualTo(told.log.head());
        assertThat(told.bridge.after(told.log.head(), 1000)).isEmpty();
        assertThat(told.bridge.after(0, 2)).hasSize(2);
    }

    @Test
    void what_comes_is_known_of_its_case() throws IOException {
        var cases = new KnownCases();
        told.bridge.tell(cases);
        told.tell(HELP, "0101", false);
        told.bridge.after(0, 1000);

        var history = told.desk.histories().of(CASE);
        assertThat(cases.of(CASE)).isEqualTo(KnownCase.of(history, history.getLast().position()));
    }

    @Test
    void what_was_opened_is_closed_again_when_somebody_is_erased() throws IOException {
        told.keys.whenErased(told.bridge::forget);
        told.tell(HELP, "0101", false);
        var before = told.bridge.after(0, 1000);
        told.keys.destroy(DataSubject.client(CASE));

        assertThat(told.bridge.after(0, 1000).equals(before)).isFalse();
    }
}
