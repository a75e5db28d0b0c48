package org.throughline.casefile.rights.access;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.CaseHistory.given;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockPaused;
import org.throughline.casefile.events.RightsEvent.ClockResumed;

class ReceivingTest {

    private static final AccessRequestReceived RECEIVED = received("2025-03-03", "2025-04-03");

    @ParameterizedTest(name = "received {0}, due {1}")
    @CsvSource({
        "2025-03-03, 2025-04-03",
        "2025-01-31, 2025-02-28",
        "2024-01-31, 2024-02-29",
        "2025-05-31, 2025-06-30",
        "2025-04-17, 2025-05-19",
        "2025-03-18, 2025-04-22",
        "2024-12-31, 2025-01-31"
    })
    void an_answer_is_due_in_a_month_on_a_working_day(String receivedOn, String due) {
        given(Receiving.RECEIVE)
                .by(DAPHNE)
                .when(
                        new ReceiveAccessRequest(
                                "q1",
                                "client",
                                List.of("file", "access-list"),
                                "pending",
                                LocalDate.parse(receivedOn)))
                .thenRecorded(received(receivedOn, due));
    }

    @Test
    void the_clock_of_a_request_stands_still_and_goes_on() {
        given(Receiving.PAUSE, RECEIVED)
                .by(DAPHNE)
                .when(new PauseAccessClock("q1", "identity"))
                .thenRecorded(new ClockPaused("q1", "identity"));
        given(Receiving.RESUME, RECEIVED, new ClockPaused("q1", "identity"))
                .by(DAPHNE)
                .when(new ResumeAccessClock("q1", "confirmed"))
                .thenRecorded(new ClockResumed("q1", "confirmed"));
    }

    @Test
    void a_request_that_nobody_made_has_no_clock() {
        given(Receiving.PAUSE, RECEIVED)
                .by(DAPHNE)
                .when(new PauseAccessClock("q2", "identity"))
                .thenRefused(Refusal.NOT_FOUND, "requestId");
        given(Receiving.RESUME, RECEIVED)
                .by(DAPHNE)
                .when(new ResumeAccessClock("q2", "confirmed"))
                .thenRefused(Refusal.NOT_FOUND, "requestId");
    }

    private static AccessRequestReceived received(String on, String due) {
        return new AccessRequestReceived(
                "q1",
                "client",
                List.of("file", "access-list"),
                "pending",
                LocalDate.parse(on),
                LocalDate.parse(due));
    }
}
