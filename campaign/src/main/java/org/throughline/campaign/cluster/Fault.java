package org.throughline.campaign.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What happens to the cluster in a round. */
public enum Fault {
    NONE(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            hold(hold);
            return true;
        }
    },
    KILL_CASEWORK(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return killed(cluster, one(cluster.casework, random), hold);
        }
    },
    PAUSE_CASEWORK(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return paused(one(cluster.casework, random));
        }
    },
    KILL_GATEWAY(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return killed(cluster, one(cluster.gateways, random), hold);
        }
    },
    KILL_ALL_GATEWAYS(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            for (var node : cluster.gateways) {
                node.kill();
            }
            return killed(cluster, cluster.gateways.getFirst(), hold);
        }
    },
    PAUSE_GATEWAY(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return paused(one(cluster.gateways, random));
        }
    },
    KILL_BROKER(60) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return killed(cluster, cluster.broker, hold);
        }
    },
    PAUSE_BROKER(60) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return paused(cluster.broker);
        }
    },
    WIPE_BROKER(120) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            cluster.broker.kill();
            cluster.wipeBroker();
            hold(hold);
            cluster.restart();
            return true;
        }
    },
    KILL_CASEWORK_DATABASE(60) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return killedDatabase(cluster, cluster.caseworkDatabase, hold);
        }
    },
    KILL_GATEWAY_DATABASE(60) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return killedDatabase(cluster, cluster.gatewayDatabase, hold);
        }
    },
    CUT_BROKER(60) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return cut(cluster.brokerWay, random, hold);
        }
    },
    CUT_CASEWORK_DATABASE(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return cut(one(cluster.caseworkWays, random), random, hold);
        }
    },
    CUT_GATEWAY_DATABASE(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            return cut(one(cluster.gatewayWays, random), random, hold);
        }
    },
    REPEAT_AND_SHUFFLE(30) {
        @Override
        boolean strike(Cluster cluster, Random random, Duration hold) throws InterruptedException {
            hold(hold);
            return Shuffling.topics(cluster.bootstrapServers(), random) > 0;
        }
    };

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Duration convergeWithin;

    Fault(int convergeWithinSeconds) {
        this.convergeWithin = Duration.ofSeconds(convergeWithinSeconds);
    }

    /** How long after healing everything must have arrived. */
    public Duration convergeWithin() {
        return convergeWithin;
    }

    /**
     * Lets it happen, waits, and heals.
     *
     * @return whether it was felt; a round without is no proof of anything
     */
    abstract boolean strike(Cluster cluster, Random random, Duration hold)
            throws InterruptedException;

    /** The same for callers outside. */
    public boolean happen(Cluster cluster, Random random, Duration hold)
            throws InterruptedException {
        return strike(cluster, random, hold);
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
}
