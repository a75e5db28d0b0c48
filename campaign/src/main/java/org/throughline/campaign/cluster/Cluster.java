package org.throughline.campaign.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughline.campaign.agency.Receiver;

/**
 * The real processes of a region on one machine: two casework nodes, three gateway nodes, a broker,
 * and a database server on each side. Where a fault will happen they are joined by ways that can be
 * cut, which cost both time and processor.
 */
public final class Cluster implements AutoCloseable {
    /** What the operator of every node shows. */
    public static final String OPERATOR_TOKEN = "token-of-the-campaign";

    private static final int CASEWORK = 2;
    private static final int GATEWAYS = 3;

    final Node caseworkDatabase;
    final Node gatewayDatabase;
    final Node broker;
    final List<Proxy> brokerWays = new ArrayList<>();
    final List<Node> casework = new ArrayList<>();
    final List<Node> gateways = new ArrayList<>();
    final List<Proxy> caseworkWays = new ArrayList<>();
    final List<Proxy> gatewayWays = new ArrayList<>();
    final Clocks clocks;
    final @Nullable Disk disk;
    private final Path folder;
    private final Pools pools;
    private final @Nullable Receiver receiver;
    private final int brokerPort = Ports.free();

    /**
     * @param folder of everything that is written; new for each campaign
     * @param program class path of the program, in the order in which classes are looked for
     * @param setup file with the registers
     * @param faults that will happen: what only they need is there for them alone
     */
    public Cluster(Path folder, String program, Path setup, Set<Fault> faults) {
        this.folder = folder;
        this.pools = new Pools(folder);
        this.clocks = new Clocks(folder.resolve("clocks"), faults.contains(Fault.JUMP_CLOCK));
        this.disk =
                faults.contains(Fault.FILL_BROKER_DISK)
                        ? new Disk(folder.resolve("disk.image"), folder.resolve("disk"))
                        : null;
        this.receiver = faults.contains(Fault.FAIL_RECEIVER) ? new Receiver(OPERATOR_TOKEN) : null;
        var launch = new Launch(folder, program, faults, clocks);
        this.caseworkDatabase = database(launch, "casework-db");
        this.gatewayDatabase = database(launch, "gateway-db");
        var canBeCut = faults.stream().anyMatch(fault -> fault != Fault.NONE);
        int behind = canBeCut ? Ports.free() : brokerPort;
        this.broker =
                launch.server(
                        "broker", "broker", brokerFolder(), behind, "127.0.0.1:" + brokerPort);
        if (canBeCut) {
            brokerWays.add(new Proxy(brokerPort, behind));
        }
        for (int i = 1; i <= CASEWORK; i++) {
            int way = canBeCut ? way(caseworkWays, caseworkDatabase) : caseworkDatabase.port();
            var settings = settings("casework,projections", "casework", "throughline", way);
            settings.addAll(database("person-keys", "personkeys", way, "casework-db"));
            settings.add("--throughline.keys=" + keys());
            casework.add(launch.program("casework-" + i, settings));
        }
        for (int i = 1; i <= GATEWAYS; i++) {
            int way = canBeCut ? way(gatewayWays, gatewayDatabase) : gatewayDatabase.port();
            var settings = settings("gateway", "gateway", "gateway", way);
            settings.add("--throughline.setup=" + setup.toAbsolutePath());
            settings.add("--throughline.delivery.allow-loopback=" + (receiver != null));
            gateways.add(launch.program("gateway-" + i, settings));
        }
    }

    private Node database(Launch launch, String name) {
        return launch.server(name, "postgres", folder.resolve(name), Ports.free(), "");
    }

    private static int way(List<Proxy> ways, Node database) {
        int way = Ports.free();
        ways.add(new Proxy(way, database.port()));
        return way;
    }

    private Path brokerFolder() {
        return disk == null ? folder.resolve("broker") : disk.folder("broker");
    }

    private List<String> settings(String roles, String side, String database, int way) {
        var settings = new ArrayList<String>();
        settings.add("--throughline.roles=" + roles);
        settings.add("--throughline.demonstration=true");
        settings.add("--throughline.operator-token=" + OPERATOR_TOKEN);
        settings.add("--throughline.kafka=127.0.0.1:" + brokerPort);
        settings.addAll(database(side, database, way, side + "-db"));
        return settings;
    }

    private List<String> database(String setting, String name, int way, String server) {
        var prefix = "--throughline." + setting;
        return List.of(
                prefix + ".jdbc-url=jdbc:postgresql://127.0.0.1:" + way + "/" + name,
                prefix + ".username=postgres",
                prefix + ".password=" + pools.password(server));
    }

    /** The folder with the keys of the casework nodes. */
    public Path keys() {
        return folder.resolve("keys");
    }

    /** Starts everything; the nodes of a side one after the other, as an operator would. */
    public void start() throws InterruptedException {
        for (var first : List.of(caseworkDatabase, gatewayDatabase, broker)) {
            first.start();
        }
        for (var first : List.of(caseworkDatabase, gatewayDatabase, broker)) {
            first.awaitUp();
        }
        casework.getFirst().start();
        gateways.getFirst().start();
        casework.getFirst().awaitUp();
        gateways.getFirst().awaitUp();
        for (var node : programs()) {
            node.start();
            node.awaitUp();
        }
        if (receiver != null) {
            receiver.connect(gatewayAddress());
        }
    }

    /** The machine of an agency; empty where no fault needs one. */
    public Optional<Receiver> receiver() {
        return Optional.ofNullable(receiver);
    }

    String gatewayAddress() {
        return "http://127.0.0.1:" + gateways.getFirst().port();
    }

    /** Starts what died, and waits for it. */
    void restart() throws InterruptedException {
        for (var node : all()) {
            node.start();
        }
        for (var node : all()) {
            node.awaitUp();
        }
    }

    List<Node> programs() {
        return Stream.concat(casework.stream(), gateways.stream()).toList();
    }

    List<Node> all() {
        return Stream.concat(
                        Stream.of(caseworkDatabase, gatewayDatabase, broker), programs().stream())
                .toList();
    }

    /** Megabytes of memory that the nodes of our program have resident together. */
    public int megabytes() {
        return programs().stream().mapToInt(Node::megabytes).sum();
    }

    /** Where commands are handed in. */
    public List<String> caseworkAddresses() {
        return casework.stream().map(node -> "http://127.0.0.1:" + node.port()).toList();
    }

    /** The broker past the way that can be cut. */
    public String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** The casework database past the ways that can be cut. */
    public DataSource casework() {
        return pools.of(caseworkDatabase, "throughline");
    }

    /** The database with the keys of the persons past the ways that can be cut. */
    public DataSource personKeys() {
        return pools.of(caseworkDatabase, "personkeys");
    }

    /** The agencies' database past the ways that can be cut. */
    public DataSource gateway() {
        return pools.of(gatewayDatabase, "gateway");
    }

    /** The pid file of a database server. */
    Path postmaster(Node database) {
        return folder.resolve(database.name()).resolve("postgres/postmaster.pid");
    }

    /** Removes all that the broker, which must not run, has ever stored. */
    void wipeBroker() {
        try (var files = Files.walk(brokerFolder())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every process; those first that need the others. */
    public void stop() {
        programs().forEach(Node::stop);
        List.of(broker, gatewayDatabase, caseworkDatabase).forEach(Node::stop);
    }

    @Override
    public void close() {
        pools.close();
        stop();
        Stream.of(brokerWays, caseworkWays, gatewayWays)
                .flatMap(List::stream)
                .forEach(Proxy::close);
        receiver().ifPresent(Receiver::close);
        if (disk != null) {
            disk.close();
        }
    }
}
