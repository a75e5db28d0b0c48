package org.throughline.agencies.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.Broker;
import org.throughline.agencies.kafka.loop.AgencyLoop;
import org.throughline.agencies.kafka.loop.AgencyLoops;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.kafka.topic.Clients;
import org.throughline.agencies.receiving.AgainListener;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.casefile.ids.AgencyId;

/** The agencies' side: receives what they are told, and sends what they answer. */
public final class GatewayNode implements AutoCloseable {
    private final AgencyLoops loops;

    /**
     * @param handIns what programs of the agencies hand in at the broker; null when none does
     * @param turns one node at a time takes for an agency, and sends for it
     * @param agencies the agencies that this node serves
     * @param again brings an entry to its agency once more
     * @param witness judges for the agencies what the log says of itself
     */
    public GatewayNode(
            AgencyStore store,
            AnswerBox box,
            @Nullable HandIns handIns,
            Turns turns,
            Broker broker,
            Supplier<List<AgencyId>> agencies,
            AgainListener again,
            CheckpointWitness witness) {
        var clients = new Clients(broker);
        this.loops =
                new AgencyLoops(
                        "gateway-node",
                        agencies,
                        agency -> {
                            var turn = turns.of(agency);
                            var all = new ArrayList<AgencyLoop>();
                            all.add(
                                    new AgencyLoop(
                                            "receiving-" + agency,
                                            new Receiving(
                                                    agency, turn, store, box, again, witness,
                                                    clients)));
                            all.add(
                                    new AgencyLoop(
                                            "answering-" + agency,
                                            new AnswerSending(agency, turn, box, clients)));
                            if (handIns != null) {
                                all.add(
                                        new AgencyLoop(
                                                "handing-in-" + agency,
                                                new HandingIn(agency, turn, handIns, clients)));
                            }
                            return all;
                        });
    }

    /** The same for agencies that only have their pages. */
    public GatewayNode(
            AgencyStore store,
            AnswerBox box,
            Turns turns,
            Broker broker,
            Supplier<List<AgencyId>> agencies) {
        this(store, box, null, turns, broker, agencies, AgainListener.NONE, CheckpointWitness.NONE);
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
