package org.throughline.agencies.channels;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.AgencyLoops;
import org.throughline.agencies.ledger.Backoff;
import org.throughline.agencies.ledger.Ledger;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;

/**
 * Brings to each agency what it received, by the channel that it uses. Every agency has a loop of
 * its own; several nodes on one database share the agencies between them.
 */
public final class DeliveryNode implements AutoCloseable {
    /** Longer than any try may take. */
    public static final Duration LEASE_TIME = Duration.ofSeconds(20);

    private final AgencyLoops loops;

    /**
     * What a node delivers with.
     *
     * @param database the gateway database, migrated
     * @param name of this node, different for each
     * @param leaseTime how long it may stand still before another takes its agencies over
     */
    public record Setting(
            DataSource database,
            String name,
            AgencyStore store,
            AnswerBox box,
            DeliveryBell bell,
            Backoff backoff,
            Duration leaseTime,
            Clock clock) {}

    public DeliveryNode(
            Setting setting, List<Channel> channels, Supplier<List<AgencyId>> agencies) {
        var database = setting.database();
        var parts =
                new DeliveryStep.Parts(
                        new Connections(database, setting.clock()),
                        new Ledger(
                                database,
                                setting.store(),
                                setting.box(),
                                setting.backoff(),
                                setting.leaseTime(),
                                setting.clock()),
                        byCode(channels),
                        setting.bell());
        this.loops =
                new AgencyLoops(
                        "delivery-node",
                        agencies,
                        agency ->
                                List.of(
                                        new AgencyLoop(
                                                "delivering-" + agency,
                                                new DeliveryStep(agency, setting.name(), parts))));
    }

    private static Map<String, Channel> byCode(List<Channel> channels) {
        return channels.stream().collect(Collectors.toMap(Channel::code, Function.identity()));
    }

    public void start() {
        loops.start();
    }

    /** What holds up whom. */
    public Map<String, String> troubles() {
        return loops.troubles();
    }

    @Override
    public void close() {
        loops.close();
    }
}
