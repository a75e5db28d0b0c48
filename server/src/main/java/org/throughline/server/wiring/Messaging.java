package org.throughline.server.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.CaseworkRelay;
import org.throughline.agencies.kafka.GatewayNode;
import org.throughline.agencies.kafka.loop.TurnTable;
import org.throughline.agencies.kafka.loop.Turns;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.witness.CheckpointSource;
import org.throughline.agencies.witness.CheckpointWitness;
import org.throughline.server.following.Trouble;
import org.throughline.server.node.NodeName;

/**
 * Brings the ways to and from the agencies up once the broker is there. Pages do not wait for it:
 * what is released meanwhile is kept and published later.
 */
@Component
public class Messaging implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

    private final Addresses addresses;
    private final NodeName nodeName;
    private final ServedAgencies agencies;
    private final ObjectProvider<CaseworkDatabase> casework;
    private final ObjectProvider<GatewayDatabase> gateway;
    private final ObjectProvider<DeskAnswers> answers;
    private final ObjectProvider<AgencyStore> stores;
    private final ObjectProvider<AnswerBox> boxes;
    private final ObjectProvider<HandIns> handIns;
    private final ObjectProvider<SecondTries> secondTries;
    private final ObjectProvider<Leaving> leaving;
    private final ObjectProvider<CheckpointSource> checkpoints;
    private final ObjectProvider<CheckpointWitness> witnesses;
    private volatile @Nullable CaseworkRelay relay;
    private volatile @Nullable GatewayNode node;
    private volatile @Nullable String trouble = "the broker is starting";
    private volatile @Nullable Thread starting;

    Messaging(
            Addresses addresses,
            NodeName nodeName,
            ServedAgencies agencies,
            ObjectProvider<CaseworkDatabase> casework,
            ObjectProvider<GatewayDatabase> gateway,
            ObjectProvider<DeskAnswers> answers,
            ObjectProvider<AgencyStore> stores,
            ObjectProvider<AnswerBox> boxes,
            ObjectProvider<HandIns> handIns,
            ObjectProvider<SecondTries> secondTries,
            ObjectProvider<Leaving> leaving,
            ObjectProvider<CheckpointSource> checkpoints,
            ObjectProvider<CheckpointWitness> witnesses) {
        this.addresses = addresses;
        this.nodeName = nodeName;
        this.agencies = agencies;
        this.casework = casework;
        this.gateway = gateway;
        this.answers = answers;
        this.stores = stores;
        this.boxes = boxes;
        this.handIns = handIns;
        this.secondTries = secondTries;
        this.leaving = leaving;
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
    }

    /** Tells the publishers that something may wait for them. */
    public void somethingWasReleased() {
        var running = relay;
        if (running != null) {
            running.wake();
        }
    }

    /** Whether broker and loops are up. */
    public boolean isUp() {
        return trouble == null;
    }

    /** What holds up whom, by name; empty while all is well. */
    public Map<String, String> troubles() {
        var troubles = new LinkedHashMap<String, String>();
        var own = trouble;
        if (own != null) {
            troubles.put("broker", own);
        }
        var publishing = relay;
        if (publishing != null) {
            troubles.putAll(publishing.troubles());
        }
        var receiving = node;
        if (receiving != null) {
            troubles.putAll(receiving.troubles());
        }
        return troubles;
    }

    @Override
    public void start() {
        starting = Thread.ofPlatform().name("messaging-start").daemon().start(this::bringUp);
    }

    private void bringUp() {
        try {
            var broker = addresses.broker();
            var database = casework.getIfAvailable();
            var handler = answers.getIfAvailable();
            var gate = leaving.getIfAvailable();
            if (database != null && handler != null && gate != null) {
                var opened =
                        new CaseworkRelay(
                                database.derived(),
                                nodeName.value(),
                                gate,
                                broker,
                                agencies::all,
                                handler,
                                checkpoints.getObject());
                relay = opened;
                opened.start();
            }
            var store = stores.getIfAvailable();
            var box = boxes.getIfAvailable();
            if (store != null && box != null) {
                var opened =
                        new GatewayNode(
                                store,
                                box,
                                handIns.getObject(),
                                new Turns(
                                        TurnTable.ofReceiving(gateway.getObject().pool()),
                                        nodeName.value()),
                                broker,
                                agencies::all,
                                secondTries.getObject()::again,
                                witnesses.getObject());
                node = opened;
                opened.start();
            }
            trouble = null;
        } catch (
                RuntimeException
                        e) { // said on the status page; everything else of the program goes on
            trouble = Trouble.of(e);
            LOG.error("the way to the agencies did not come up: {}", trouble);
        }
    }

    @Override
    public void stop() {
        var running = starting;
        if (running != null) {
            try {
                running.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var receiving = node;
        if (receiving != null) {
            receiving.close();
        }
        var publishing = relay;
        if (publishing != null) {
            publishing.close();
        }
        starting = null;
    }

    @Override
    public boolean isRunning() {
        return starting != null;
    }
}
