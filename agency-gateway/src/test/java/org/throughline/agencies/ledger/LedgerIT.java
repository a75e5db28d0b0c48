package org.throughline.agencies.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.NotingChannel;
import org.throughline.agencies.channels.Reached;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.sharing.Level;

/** The ledger by itself, with two nodes that do not know of each other. */
class LedgerIT {
    private Reached reached;

    @BeforeEach
    void open() {
        reached = new Reached();
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
    }

    @AfterEach
    void close() {
        reached.close();
    }

    private Ledger ledger(Duration leaseTime) {
        return new Ledger(
                reached.database,
                reached.store,
                reached.box,
                new Backoff(List.of(Duration.ofHours(1)), new Random(3)),
                leaseTime,
                reached.clock);
    }

    private Connection connection() {
        return reached.connections.of(HOMES);
    }

    @Test
    void one_node_at_a_time_delivers_to_an_agency() {
        var ledger = ledger(Duration.ofMinutes(1));
        reached.receive(ROSA, 1);
        assertThat(ledger.begin("north", connection(), 1).orElseThrow().sending()).hasSize(1);
        assertThat(ledger.begin("south", connection(), 1)).isEmpty();
    }

    @Test
    void a_node_that_lets_go_is_followed_at_once() {
        var ledger = ledger(Duration.ofMinutes(1));
        reached.receive(ROSA, 1);
        ledger.giveUp(ledger.begin("north", connection(), 1).orElseThrow().lease());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ledger.begin("south", connection(), 1).isPresent());
    }

    @Test
    void a_node_that_stood_still_too_long_settles_nothing() {
        reached.receive(ROSA, 1);
        var frozen = ledger(Duration.ofMillis(1));
        var begun = frozen.begin("north", connection(), 1).orElseThrow();
        var awake = ledger(Duration.ofMinutes(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> awake.begin("south", connection(), 1).isPresent());
        assertThat(
                        frozen.settle(
                                begun.lease(),
                                connection(),
                                begun.sending(),
                                new Outcome.Confirmed("too late"),
                                Duration.ZERO))
                .isFalse();
        var row = reached.rows(HOMES).getFirst();
        assertThat(row.state()).isEqualTo("sent");
        assertThat(row.attempts()).isEqualTo(2);
        assertThat(row.receipt()).isNull();
    }

    @Test
    void the_end_of_a_try_is_nothing_to_a_channel_that_was_changed_meanwhile() {
        var ledger = ledger(Duration.ofMinutes(1));
        reached.receive(ROSA, 1);
        var before = connection();
        var begun = ledger.begin("north", before, 1).orElseThrow();
        reached.connections.use(Connection.by("file", HOMES, "", ""));
        ledger.settle(
                begun.lease(),
                before,
                begun.sending(),
                new Outcome.Confirmed("late"),
                Duration.ZERO);
        assertThat(reached.states()).containsExactly("queued");
        assertThat(reached.rows(HOMES).getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void a_field_that_was_redacted_before_it_left_does_not_leave() {
        reached.receive(
                HOMES,
                ROSA,
                "ReferralSent",
                Level.SHARED,
                fields("referralId", "r-1", "ask", "of a witness"));
        var redaction =
                fields("target", "event-1", "fields", List.of("ask"), "reasonCode", "third-party");
        reached.receiveNotice(HOMES, ROSA, "EventRedacted", "event-1", redaction);
        var sending =
                ledger(Duration.ofMinutes(1))
                        .begin("north", connection(), 9)
                        .orElseThrow()
                        .sending();
        assertThat(sending).hasSize(2);
        assertThat(sending.getFirst().served().payload()).containsEntry("ask", "[redacted]");
    }

    @Test
    void a_gate_that_opens_again_lets_out_what_it_held_back() {
        reached.receive(ROSA, 1);
        reached.gate(HOMES, ROSA, false);
        var ledger = ledger(Duration.ofMinutes(1));
        assertThat(ledger.begin("north", connection(), 9).orElseThrow().sending()).isEmpty();
        assertThat(reached.states()).containsExactly("cancelled");
        assertThat(connection().cursor()).isEqualTo(1);
        reached.gate(HOMES, ROSA, true);
        assertThat(ledger.begin("north", connection(), 9).orElseThrow().sending()).hasSize(1);
    }
}
