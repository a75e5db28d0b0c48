package org.throughline.server.cli.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.throughline.server.wiring.Messaging;

/** Runs the program until it is stopped, and says what is up. */
public final class Foreground {
    private static final Duration BROKER_WITHIN = Duration.ofSeconds(60);
    private final long startedAt = System.nanoTime();

    public void say(String part) {
        long tenths = (System.nanoTime() - startedAt) / 100_000_000;
        System.out.println("[%3d.%d s] %s".formatted(tenths / 10, tenths % 10, part));
    }

    public void say(String part, Object... words) {
        say(part.formatted(words));
    }

    public Platform start(Home home, int port, boolean demonstration) throws Exception {
        say("starting PostgreSQL, the log and the pages ...");
        var platform = Platform.start(home, port, demonstration);
        say("pages are up");
        return platform;
    }

    public void awaitBroker(Platform platform) throws InterruptedException {
        var messaging = platform.context().getBean(Messaging.class);
        long until = System.nanoTime() + BROKER_WITHIN.toNanos();
        while (!messaging.isUp() && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        say(
                messaging.isUp()
                        ? "Kafka is up, agencies are connected"
                        : "Kafka is not up yet; entries wait for it");
    }

    /** Until Ctrl-C. */
    public void stay(Platform platform) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            platform.close();
                            stopped.countDown();
                        }));
        stopped.await();
    }
}
