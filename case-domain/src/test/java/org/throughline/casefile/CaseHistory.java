package org.throughline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.sending.preview.Preview;

/** Given what is recorded of a case, when somebody says something, then this is the decision. */
public final class CaseHistory<C extends CaseCommand, S> {

    private final Decider<C, S> decider;
    private final List<RecordedEvent> history = new ArrayList<>();
    private Actor by = RUTH;
    private Instant at = TUESDAY;

    private CaseHistory(Decider<C, S> decider) {
        this.decider = decider;
    }

    /** The events were recorded from Monday on, one each minute. */
    public static <C extends CaseCommand, S> CaseHistory<C, S> given(
            Decider<C, S> decider, CaseEvent... events) {
        var history = new CaseHistory<>(decider);
        for (var event : events) {
            history.and(event, Payloads.of(event));
        }
        return history;
    }

    /** One more event, stored with these values. */
    public CaseHistory<C, S> and(CaseEvent event, Map<String, Object> payload) {
        history.add(recorded(history.size() + 1, event, payload));
        return this;
    }

    public CaseHistory<C, S> by(Actor sender) {
        by = sender;
        return this;
    }

    public CaseHistory<C, S> at(Instant moment) {
        at = moment;
        return this;
    }

    public Outcome when(C command) {
        return new Outcome(decider.decide().apply(decider.memoryOf(history), asked(command)));
    }

    /** The digest of what would leave if the command led to this fact. */
    public String digestOf(CaseEvent sending, C command) {
        return Preview.of(history, sending, asked(command)).digest();
    }

    private Asked<C> asked(C command) {
        return new Asked<>(submission(command, by, at), history.size(), REGISTER);
    }

    /** A command as it is handed in when nothing about it is unusual. */
    public static <C> Submission<C> submission(C command, Actor by, Instant at) {
        return new Submission<>("c-1", ROSA, at, "exact", null, null, null, null, by, at, command);
    }

    /** An event as it stands in the log. */
    public static RecordedEvent recorded(int seq, CaseEvent event, Map<String, Object> payload) {
        var at = MONDAY.plus(Duration.ofMinutes(seq - 1L));
        return new RecordedEvent(
                seq,
                ROSA,
                seq,
                "event-" + seq,
                event.type(),
                1,
                at,
                "exact",
                at,
                null,
                RUTH,
                null,
                "given-" + seq,
                null,
                null,
                null,
                event,
                payload);
    }

    /** What was decided. */
    public record Outcome(Decision decision) {

        public void thenRecorded(CaseEvent... events) {
            assertThat(decision).isEqualTo(Decision.recorded(events));
        }

        public void thenRefused(Refusal reason, String... details) {
            assertThat(decision).isEqualTo(Decision.refused(reason, details));
        }
    }
}
