package org.throughline.agencies.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;
import static org.throughline.agencies.channels.Reached.ids;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.sharing.Level;

/** What every channel keeps to, whatever it is made of. */
public abstract class ChannelContract {
    protected final NotingChannel other = new NotingChannel();
    protected Reached reached;

    /** The channel under test, which reaches a receiver of this test alone. */
    protected abstract Channel channel();

    /** Has the agency reached by the channel under test from now on. */
    protected abstract void use();

    /** What came to the receiver, as case and id, in the order in which it came. */
    protected abstract List<String> arrived();

    @BeforeEach
    void open() {
        reached = new Reached();
        use();
    }

    @AfterEach
    void close() throws Exception {
        reached.close();
        closeReceiver();
    }

    protected void closeReceiver() throws Exception {}

    protected DeliveryNode node(String name) {
        return reached.node(name, List.of(HOMES), channel(), other);
    }

    @Test
    void entries_arrive_once_and_in_order() {
        node("north");
        reached.receive(ROSA, 5);
        reached.receive(OMAR, 5);
        reached.receive(ROSA, 5);
        reached.allSettled(15);
        assertThat(of(ROSA)).isEqualTo(joined(ids(ROSA, 1, 1, 5), ids(ROSA, 11, 6, 5)));
        assertThat(of(OMAR)).isEqualTo(ids(OMAR, 6, 1, 5));
        assertThat(reached.connections.of(HOMES).cursor())
                .isEqualTo(reached.connections.of(HOMES).isReadWhereItArrives() ? 0 : 15);
    }

    @Test
    void several_nodes_share_the_work_and_repeat_nothing() {
        node("north");
        node("south");
        node("east");
        reached.receive(ROSA, 20);
        reached.receive(OMAR, 20);
        reached.allSettled(40);
        assertThat(arrived()).hasSize(40).doesNotHaveDuplicates();
        assertThat(of(ROSA)).isEqualTo(ids(ROSA, 1, 1, 20));
    }

    @Test
    void a_node_that_starts_again_goes_on_where_the_ledger_ends() {
        var first = node("north");
        reached.receive(ROSA, 4);
        reached.allSettled(4);
        first.close();
        reached.receive(ROSA, 3);
        node("south");
        reached.allSettled(7);
        assertThat(arrived()).isEqualTo(ids(ROSA, 1, 1, 7));
    }

    @Test
    void a_change_of_channel_leaves_no_gap_and_repeats_nothing() {
        var first = node("north");
        reached.receive(ROSA, 3);
        reached.allSettled(3);
        first.close();
        reached.receive(ROSA, 2);
        int before = arrived().size();
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        reached.receive(ROSA, 1);
        node("south");
        reached.eventually(
                () -> assertThat(joined(arrived(), other.noted())).isEqualTo(ids(ROSA, 1, 1, 6)));
        assertThat(arrived()).hasSize(before);

        // A try that is under way while the channel changes may come by both.
        reached.eventually(() -> assertThat(reached.states()).doesNotContain("queued", "sent"));
        use();
        reached.receive(ROSA, 2);
        reached.eventually(() ->
                assertThat(
                                joined(
                                        arrived().subList(0, before),
                                        other.noted(),
                                        arrived().subList(before, arrived().size())))
                        .isEqualTo(ids(ROSA, 1, 1, 8)));
        assertThat(other.noted()).hasSize(6 - before);
    }

    /** Invariant 14: after the end of the basis nothing leaves but notices and last words. */
    @Test
    void behind_a_closed_gate_only_the_last_word_leaves() {
        reached.receive(ROSA, 1);
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        reached.receive(ROSA, 2);
        reached.receive(
                HOMES,
                ROSA,
                "ReferralWithdrawn",
                Level.CODED,
                fields(
                        "referralId",
                        "r-1",
                        "withdrawnBy",
                        "client",
                        "reasonCode",
                        "client-choice"));
        reached.gate(HOMES, ROSA, false);
        int before = arrived().size();
        use();
        node("north");
        reached.eventually(() -> assertThat(reached.states()).doesNotContain("queued", "sent"));
        assertThat(arrived().subList(before, arrived().size())).isEqualTo(ids(ROSA, 4, 4, 1));
    }

    /**
     * Whoever was told something of a person hears the same way, and in its order, that they are
     * erased.
     */
    @Test
    void word_of_an_erasure_comes_once_behind_what_was_told_of_the_case() {
        node("north");
        reached.receive(ROSA, 2);
        reached.receive(OMAR, 1);
        reached.erase(ROSA, "erasure-1", 2, "answer");
        reached.erase(ROSA, "erasure-1", 2, "answer");
        reached.receive(ROSA, 1);
        reached.allSettled(5);
        assertThat(of(ROSA))
                .isEqualTo(
                        joined(
                                ids(ROSA, 1, 1, 2),
                                List.of(ROSA + " erasure-1.TB"),
                                ids(ROSA, 4, 3, 1)));
        assertThat(reached.connections.of(HOMES).cursor())
                .isEqualTo(reached.connections.of(HOMES).isReadWhereItArrives() ? 0 : 4);
    }

    @Test
    void word_of_an_erasure_leaves_through_a_closed_gate_and_by_the_channel_in_use() {
        reached.receive(ROSA, 1);
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        reached.gate(HOMES, ROSA, false);
        reached.erase(ROSA, "erasure-1", 1, "answer");
        int before = arrived().size();
        use();
        node("north");
        reached.eventually(() -> assertThat(reached.states()).doesNotContain("queued", "sent"));
        assertThat(arrived().subList(before, arrived().size()))
                .containsExactly(ROSA + " erasure-1.TB");
    }

    protected final List<String> of(CaseId caseId) {
        return arrived().stream().filter(one -> one.startsWith(caseId + " ")).toList();
    }

    @SafeVarargs
    protected static List<String> joined(List<String>... parts) {
        var all = new ArrayList<String>();
        for (var part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
