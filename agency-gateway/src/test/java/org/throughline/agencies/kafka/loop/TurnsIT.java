package org.throughline.agencies.kafka.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.embedded.TestInfrastructure;

/** One node at a time works for an agency, and several nodes share the agencies. */
class TurnsIT {
    private static final Duration HELD_FOR = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static int runs;

    private static DataSource gateway;

    private final AgencyId agency = new AgencyId("TU-" + ++runs);

    @BeforeAll
    static void open() {
        gateway = TestInfrastructure.freshDatabase();
        AgencyStore.migrate(gateway);
    }

    private static Turns node(String name) {
        return new Turns(TurnTable.ofReceiving(gateway), name);
    }

    @Test
    void a_node_goes_on_at_once_where_another_gave_up() {
        var one = node("one").of(agency);
        var other = node("other").of(agency);
        assertThat(one.isMine()).isTrue();
        assertThat(other.isMine()).isFalse();
        one.giveUp();
        await().atMost(SOON).until(other::isMine);
        assertThat(one.isMine()).isFalse();
    }

    @Test
    void where_a_node_fails_another_may_do_better() {
        var one = node("one").of(agency);
        var other = node("other").of(agency);
        assertThat(one.isMine()).isTrue();
        assertThat(other.isMine()).isFalse();
        one.failed();
        assertThat(one.isMine()).isFalse();
        // The one that failed asks all the time, and does not come before.
        await().atMost(SOON).until(() -> !one.isMine() && other.isMine());
        assertThat(one.isMine()).isFalse();
    }

    @Test
    void a_node_that_failed_alone_goes_on_after_a_while() {
        var one = node("one").of(agency);
        assertThat(one.isMine()).isTrue();
        one.failed();
        await().atMost(SOON).until(one::isMine);
    }

    @Test
    void a_node_that_died_is_followed_when_its_time_is_over() {
        assertThat(node("dead").of(agency).isMine()).isTrue();
        var other = node("other").of(agency);
        await().pollInterval(Duration.ofMillis(100))
                .between(HELD_FOR.minusSeconds(1), HELD_FOR.plusSeconds(2))
                .until(other::isMine);
    }

    @Test
    void a_node_that_comes_later_gets_its_share() {
        var casework = TestInfrastructure.freshDatabase();
        Releasing.migrate(casework);
        var agencies =
                IntStream.range(0, 5).mapToObj(number -> new AgencyId("SH-" + number)).toList();
        var first = turns(new Turns(TurnTable.ofPublishing(casework), "first"), agencies);
        assertThat(held(first)).isEqualTo(5);
        var second = turns(new Turns(TurnTable.ofPublishing(casework), "second"), agencies);
        var third = turns(new Turns(TurnTable.ofPublishing(casework), "third"), agencies);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of(held(first), held(second), held(third)), TurnsIT::isShared);
        // And it stays so.
        await().during(SOON)
                .atMost(Duration.ofSeconds(60))
                .until(() -> List.of(held(first), held(second), held(third)), TurnsIT::isShared);
    }

    private static Map<AgencyId, Turns.Turn> turns(Turns node, List<AgencyId> agencies) {
        var turns = new LinkedHashMap<AgencyId, Turns.Turn>();
        agencies.forEach(agency -> turns.put(agency, node.of(agency)));
        return turns;
    }

    private static long held(Map<AgencyId, Turns.Turn> turns) {
        return turns.values().stream().filter(Turns.Turn::isMine).count();
    }

    /** No node has two more than another, and each agency is held once. */
    private static boolean isShared(List<Long> held) {
        return held.stream().mapToLong(it -> it).sum() == 5
                && held.stream().allMatch(it -> it == 1 || it == 2);
    }
}
