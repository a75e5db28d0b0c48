package org.throughline.agencies.channels.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.channels.ArrivedContract;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.NotingChannel;
import org.throughline.agencies.ledger.SecondTries.Again;
import org.throughline.agencies.reaching.Connection;

/** The agency's own consumer, which reads the topic from which the store is filled. */
class KafkaChannelIT extends ArrivedContract {
    private static final String READER = "User:homes-reader";

    @Override
    protected Channel channel() {
        return new KafkaChannel(reached.clock);
    }

    @Override
    protected String code() {
        return Connection.KAFKA;
    }

    @Override
    protected void use() {
        assertThat(new KafkaSetup(reached.connections).use(HOMES, READER))
                .isInstanceOf(KafkaSetup.Result.InUse.class);
    }

    @Test
    void whoever_sets_it_up_learns_what_to_read_from_where_and_by_which_rights() {
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        var node = node("north");
        reached.receive(ROSA, 3);
        reached.allSettled(3);
        node.close();

        assertThat(new KafkaSetup(reached.connections).use(HOMES, READER))
                .isEqualTo(
                        new KafkaSetup.Result.InUse(
                                "throughline.agency.TB.entries",
                                "throughline.agency.TB/",
                                4,
                                List.of(
                                        "--add --allow-principal User:homes-reader --operation Read"
                                                + " --topic throughline.agency.TB.entries",
                                        "--add --allow-principal User:homes-reader --operation Read"
                                                + " --group throughline.agency.TB/"
                                                + " --resource-pattern-type prefixed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "homes-reader", "User:", "User:*", "User:a b", "User:x;rm"})
    void no_principal_of_kafka_is_refused_and_changes_nothing(String principal) {
        var before = reached.connections.of(HOMES);
        assertThat(new KafkaSetup(reached.connections).use(HOMES, principal))
                .isInstanceOf(KafkaSetup.Result.Refused.class);
        assertThat(reached.connections.of(HOMES)).isEqualTo(before);
    }

    @Test
    void what_another_channel_left_over_for_longer_than_a_topic_keeps_it_waits_for_a_person() {
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        reached.receive(ROSA, 2);
        JdbcClient.create(reached.database)
                .sql(
                        """
                        update gateway.delivery set queued_at = queued_at - interval '6 days 1 hour'
                        where release_seq = 1
                        """)
                .update();
        use();
        node("north");
        reached.eventually(() -> assertThat(reached.states()).startsWith("parked"));
    }

    @Test
    void what_it_left_over_not_so_long_ago_stands_in_the_topic() {
        reached.connections.use(Connection.by(NotingChannel.CODE, HOMES, "", ""));
        reached.receive(ROSA, 2);
        use();
        node("north");
        reached.allSettled(2);
    }

    @Test
    void nothing_is_sent_again_to_whoever_reads_again_by_themselves() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.NOT_FOUND);
    }
}
