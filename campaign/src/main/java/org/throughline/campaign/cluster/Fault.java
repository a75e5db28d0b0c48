package org.throughline.campaign.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What happens to the cluster in a round. */
public enum Fault {
    NONE(
            30,
            (cluster, random, hold) -> {
                hold(hold);
                return true;
            }),
    KILL_CASEWORK(
            30, (cluster, random, hold) -> killed(cluster, one(cluster.casework, random), hold)),
    PAUSE_CASEWORK(30, (cluster, random, hold) -> paused(one(cluster.casework, random))),
    KILL_GATEWAY(
            30, (cluster, random, hold) -> killed(cluster, one(cluster.gateways, random), hold)),
    KILL_ALL_GATEWAYS(
            30,
            (cluster, random, hold) -> {
                for (var node : cluster.gateways) {
                    node.kill();
                }
                return killed(cluster, cluster.gateways.getFirst(), hold);
            }),
    PAUSE_GATEWAY(30, (cluster, random, hold) -> paused(one(cluster.gateways, random))),
    KILL_BROKER(60, (cluster, random, hold) -> killed(cluster, cluster.broker, hold)),
    PAUSE_BROKER(60, (cluster, random, hold) -> paused(cluster.broker)),
    WIPE_BROKER(
            120,
            (cluster, random, hold) -> {
                cluster.broker.kill();
                cluster.wipeBroker();
                return killed(cluster, cluster.broker, hold);
            }),
    KILL_CASEWORK_DATABASE(
            60, (cluster, random, hold) -> killedDatabase(cluster, cluster.caseworkDatabase, hold)),
    KILL_GATEWAY_DATABASE(
            60, (cluster, random, hold) -> killedDatabase(cluster, cluster.gatewayDatabase, hold)),
    CUT_BROKER(60, (cluster, random, hold) -> cut(one(cluster.brokerWays, random), random, hold)),
    CUT_CASEWORK_DATABASE(
            30, (cluster, random, hold) -> cut(one(cluster.caseworkWays, random), random, hold)),
    CUT_GATEWAY_DATABASE(
            30, (cluster, random, hold) -> cut(one(cluster.gatewayWays, random), random, hold)),
    REPEAT_AND_SHUFFLE(
            30,
            (cluster, random, hold) -> {
                hold(hold);
                return Shuffling.topics(cluster.bootstrapServers(), random) > 0;
            }),
    FILL_BROKER_DISK(60, (cluster, random, hold) -> filled(cluster, hold)),
    FAIL_RECEIVER(60, Fault::failed),
    JUMP_CLOCK(30, (cluster, random, hold) -> jumped(cluster, random, hold));

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final List<Duration> JUMPS =
            List.of(Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofDays(1));

    private final Duration convergeWithin;
    private final Stroke stroke;

    Fault(int convergeWithinSeconds, Stroke stroke) {
        this.convergeWithin = Duration.ofSeconds(convergeWithinSeconds);
        this.stroke = stroke;
    }

    /** What is done to a cluster, and whether it was felt. */
    private interface Stroke {
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException;
    }

    /** How long after healing everything must have arrived. */
    public Duration convergeWithin() {
        return convergeWithin;
    }

    /** Whether it takes a cluster that is fitted for it, and slower. */
    public boolean isFitted() {
        return this == FILL_BROKER_DISK || this == FAIL_RECEIVER || this == JUMP_CLOCK;
    }

    /**
     * Lets it happen, waits, and heals.
     *
     * @param hold how long it lasts; a pause takes 30 seconds of its own
     * @return whether it was felt; a round without is no proof of anything
     */
    public boolean strike(Cluster cluster, Random random, Duration hold)
            throws InterruptedException {
        return stroke.strike(cluster, random, hold);
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void hold(Duration hold) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(hold.toMillis());
    }

    private static boolean killed(Cluster cluster, Node node, Duration hold)
            throws InterruptedException {
        if (node.isAlive()) {
            node.kill();
        }
        var isDead = !node.isAlive();
        hold(hold);
        cluster.restart();
        return isDead;
    }

    private static boolean killedDatabase(Cluster cluster, Node node, Duration hold)
            throws InterruptedException {
        node.killWithChildren(cluster.postmaster(node));
        var isDead = !node.isAlive();
        hold(hold);
        cluster.restart();
        return isDead;
    }

    private static boolean paused(Node node) throws InterruptedException {
        node.pause();
        hold(Duration.ofMillis(200));
        var isPaused = node.isPaused();
        hold(PAUSE);
        node.resume();
        return isPaused;
    }

    private static boolean cut(Proxy way, Random random, Duration hold)
            throws InterruptedException {
        long before = way.held();
        way.cut();
        hold(hold);
        way.heal(random.nextBoolean());
        return way.held() > before;
    }

    /** A broker without room dies of it; it is started again when it has some. */
    private static boolean filled(Cluster cluster, Duration hold) throws InterruptedException {
        var disk = cluster.disk;
        if (disk == null) {
            return false;
        }
        disk.fill();
        var wasFull = disk.isFull();
        hold(hold);
        // What it gives up in dying makes room again.
        var isFelt = !cluster.broker.isAlive() || disk.isFull();
        disk.empty();
        cluster.restart();
        return wasFull && isFelt;
    }

    private static boolean failed(Cluster cluster, Random random, Duration hold)
            throws InterruptedException {
        var receiver = cluster.receiver().orElseThrow();
        int before = receiver.failed();
        receiver.fail(random);
        hold(hold);
        receiver.heal(cluster.gatewayAddress());
        return receiver.failed() > before;
    }

    /** The time of day of one node is off by minutes, an hour or a day, in either direction. */
    private static boolean jumped(Cluster cluster, Random random, Duration hold)
            throws InterruptedException {
        var node = one(cluster.programs(), random);
        var jump = one(JUMPS, random);
        cluster.clocks.put(node.name(), random.nextBoolean() ? jump : jump.negated());
        hold(hold);
        var off = Duration.between(Instant.now(), node.timeOfDay());
        cluster.clocks.put(node.name(), Duration.ZERO);
        return off.abs().compareTo(Duration.ofSeconds(30)) > 0;
    }
}
