package org.throughline.bench.propagation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.throughline.campaign.cluster.Node;
import org.throughline.embedded.StandAlone;

/** One contender: a quiet time, and the same load once more while processes die. */
final class Turn implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final int WARM_UP_SECONDS = 30;
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(180);

    private final Place place;
    private final Contender contender;
    private final List<Node> open = new ArrayList<>();

    /**
     * How it goes.
     *
     * @param perSecond facts of all callers together
     * @param seconds of each phase
     */
    record Plan(int perSecond, int seconds, int cases) {
        Plan {
            if (perSecond < 1 || seconds < 1 || cases < Load.CALLERS) {
                throw new IllegalArgumentException(
                        "--rate and --seconds are from 1, --cases from " + Load.CALLERS);
            }
        }
    }

    Turn(Place place, Contender contender) {
        this.place = place;
        this.contender = contender;
    }

    private Node server(String name, int port, String... words) {
        var command = new ArrayList<>(place.java());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StandAlone.class.getName());
        command.addAll(List.of(words));
        return node(name, command, port);
    }

    private Node node(String name, List<String> command, int port) {
        var node = new Node(name, command, Map.of(), port, place.folder().resolve(name + ".log"));
        open.add(node);
        return node;
    }

    private static void up(Node node) throws InterruptedException {
        node.start();
        node.awaitUp();
    }

    /** Some settings are only read by a server that starts. */
    private void set(Node database) throws InterruptedException {
        if (contender.databaseSettings().isEmpty()) {
            return;
        }
        // It takes connections before its databases are made.
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (!isSet()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a setting was not taken");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        database.stop();
        up(database);
    }

    private boolean isSet() {
        try (var connection = place.connect();
                var statement = connection.createStatement()) {
            for (var setting : contender.databaseSettings().entrySet()) {
                statement.execute(
                        "alter system set %s = '%s'"
                                .formatted(setting.getKey(), setting.getValue()));
            }
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    List<Tally> run(Plan plan) throws IOException, InterruptedException {
        int database = place.databasePort();
        var databaseServer =
                server(
                        "database",
                        database,
                        "postgres",
                        place.database().toString(),
                        Integer.toString(database),
                        "");
        up(databaseServer);
        set(databaseServer);
        int port = place.brokerPort();
        var broker =
                server(
                        "broker",
                        port,
                        "broker",
                        place.broker().toString(),
                        Integer.toString(port),
                        place.bootstrapServers());
        up(broker);
        createTopic();
        var program = node(contender.name(), contender.command(), contender.port());
        up(program);
        contender.prepare(plan.cases());
        var tallies = new ArrayList<Tally>();
        try (var arrivals = new Arrivals(contender, place.bootstrapServers())) {
            int next = load(plan, WARM_UP_SECONDS, 0, arrivals, Optional.empty(), () -> {});
            awaitQuiet(arrivals);
            next = load(plan, plan.seconds(), next, arrivals, phase("steady", tallies), () -> {});
            load(
                    plan,
                    plan.seconds(),
                    next,
                    arrivals,
                    phase("killed", tallies),
                    () -> kill(plan, program, broker));
        }
        return tallies;
    }

    /** Under which name it stands in the report, and where. */
    private record Phase(String name, List<Tally> into) {}

    private static Optional<Phase> phase(String name, List<Tally> into) {
        return Optional.of(new Phase(name, into));
    }

    private interface Meanwhile {
        void run() throws InterruptedException;
    }

    private int load(
            Plan plan,
            int seconds,
            int from,
            Arrivals arrivals,
            Optional<Phase> phase,
            Meanwhile meanwhile)
            throws InterruptedException {
        int doubledBefore = arrivals.doubled();
        var began = System.nanoTime();
        var load = new Load(contender, plan.cases(), plan.perSecond(), from);
        try (load) {
            meanwhile.run();
            long left = began + TimeUnit.SECONDS.toNanos(seconds) - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (phase.isPresent()) {
            awaitQuiet(arrivals);
            phase.get()
                    .into()
                    .add(
                            Tally.of(
                                    contender.name(),
                                    phase.get().name(),
                                    took,
                                    load.told(),
                                    arrivals.first(),
                                    arrivals.order(),
                                    arrivals.doubled() - doubledBefore));
        }
        return load.next();
    }

    /** The program twice and the broker once, each at once up again. */
    private static void kill(Plan plan, Node program, Node broker) throws InterruptedException {
        long between = TimeUnit.SECONDS.toMillis(plan.seconds()) / 4;
        for (var victim : List.of(program, broker, program)) {
            TimeUnit.MILLISECONDS.sleep(between);
            victim.kill();
            up(victim);
        }
    }

    private static void awaitQuiet(Arrivals arrivals) throws InterruptedException {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (arrivals.quiet().compareTo(QUIET) < 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void createTopic() throws InterruptedException {
        if (contender.makesTopic()) {
            return;
        }
        var settings = new Properties();
        settings.put("bootstrap.servers", place.bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var topic = new NewTopic(contender.topic(), PARTITIONS, (short) 1);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic could not be made", e);
        }
    }

    @Override
    public void close() {
        open.reversed().forEach(Node::stop);
    }
}
