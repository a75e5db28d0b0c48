package org.throughline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.releasing.OutboxTable;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.RegisterEntry.Agreement;

/** Two nodes that release from one log into one database, turn by turn. */
class TwoRelaysIT {
    private static final AgencyId HOMES = new AgencyId("TB");
    private static final Instant NOW = Instant.parse("2025-03-05T00:00:00Z");

    private TestLog told;
    private Releasing one;
    private Releasing other;

    @BeforeEach
    void open() throws IOException {
        told = new TestLog();
        Releasing.migrate(told.database);
        one = releasing();
        other = releasing();
    }

    @AfterEach
    void close() {
        told.close();
    }

    private Releasing releasing() {
        return new Releasing(
                told.database,
                told.desk.histories()::lately,
                told.bridge::registerUpTo,
                told.bridge::inStoryTime,
                _ -> {},
                () -> {},
                () -> NOW,
                told.keys);
    }

    private void follow(Releasing node) {
        node.follow(told.bridge.after(node.position(), 1000));
    }

    private List<OutboxTable.Outgoing> outbox() {
        return new OutboxTable(told.database).after(HOMES, 0, 1000);
    }

    private List<OutboxTable.Outgoing> entries() {
        return outbox().stream().filter(next -> next.kind().equals("entry")).toList();
    }

    @Test
    void an_agreement_whose_end_the_other_node_took_binds_this_one() throws IOException {
        told.tell(10, "0101", false);
        follow(other);
        var before = entries();
        told.desk.enter(
                List.of(
                        new Agreement(
                                "agr-tb",
                                HOMES,
                                LocalDate.parse("2024-04-01"),
                                LocalDate.parse("2024-12-31"),
                                List.of(DataClass.CODE))),
                NOW);
        follow(one);

        told.tell(12, "0101", false);
        follow(other);

        assertThat(before).isNotEmpty();
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void what_both_nodes_read_is_released_once() throws IOException {
        told.tell(12, "0101", false);
        var entries = told.bridge.after(0, 1000);
        one.follow(entries);
        var first = outbox();
        other.follow(entries);

        assertThat(first).isNotEmpty();
        assertThat(outbox()).isEqualTo(first);
    }
}
