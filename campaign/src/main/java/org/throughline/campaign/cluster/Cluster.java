package org.throughline.campaign.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.throughline.embedded.StandAlone;

/**
 * The real processes of a region on one machine: two casework nodes, three gateway nodes, a broker,
 * and a database server on each side, joined by ways that can be cut.
 */
public final class Cluster implements AutoCloseable {
    /** What the operator of every node shows. */
    public static final String OPERATOR_TOKEN = "token-of-the-campaign";

    private static final int CASEWORK = 2;
    private static final int GATEWAYS = 3;
    private static final int CONNECTIONS_MAX = 4;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    final Node caseworkDatabase;
    final Node gatewayDatabase;
    final Node broker;
    final Proxy brokerWay;
    final List<Node> casework = new ArrayList<>();
    final List<Node> gateways = new ArrayList<>();
    final List<Proxy> caseworkWays = new ArrayList<>();
    final List<Proxy> gatewayWays = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final Path folder;
    private final boolean isSteady;
    private final int brokerPort = Ports.free();

    /**
     * @param folder of everything that is written; new for each campaign
     * @param program class path of the program, in the order in which classes are looked for
     * @param setup file with the registers
     * @param isSteady whether nothing dies, so that what a process learns of itself pays
     */
    public Cluster(Path folder, String program, Path setup, boolean isSteady) {
        this.folder = folder;
        this.isSteady = isSteady;
        this.caseworkDatabase = server("casework-db", "postgres", Ports.free(), "");
        this.gatewayDatabase = server("gateway-db", "postgres", Ports.free(), "");
        int behind = Ports.free();
        this.broker = server("broker", "broker", behind, "127.0.0.1:" + brokerPort);
        this.brokerWay = new Proxy(brokerPort, behind);
        for (int i = 1; i <= CASEWORK; i++) {
            int way = Ports.free();
            caseworkWays.add(new Proxy(way, caseworkDatabase.port()));
            var settings = settings("casework,projections", "casework", "throughline", way);
            settings.addAll(database("person-keys", "personkeys", way, "casework-db"));
            settings.add("--throughline.keys=" + keys());
            casework.add(program("casework-" + i, program, settings));
        }
        for (int i = 1; i <= GATEWAYS; i++) {
            int way = Ports.free();
            gatewayWays.add(new Proxy(way, gatewayDatabase.port()));
            var settings = settings("gateway", "gateway", "gateway", way);
            settings.add("--throughline.setup=" + setup.toAbsolutePath());
            gateways.add(program("gateway-" + i, program, settings));
        }
    }

    private Node server(String name, String kind, int port, String advertised) {
        var command = new ArrayList<>(java(256));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StandAlone.class.getName(), kind, folder.resolve(name).toString()));
        command.addAll(List.of(Integer.toString(port), advertised));
        return new Node(name, command, Map.of(), port, folder.resolve(name + ".log"));
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
                prefix + ".password=" + password(server));
    }

    /** The folder with the keys of the casework nodes. */
    public Path keys() {
        return folder.resolve("keys");
    }

    private Node program(String name, String program, List<String> settings) {
        int port = Ports.free();
        var command = new ArrayList<>(java(384));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Daxoniq.update-checker.disabled=true", "-cp", program));
        command.add("org.throughline.server.ThroughlineApplication");
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--throughline.data=" + folder.resolve(name));
        return new Node(name, command, Map.of(), port, folder.resolve(name + ".log"));
    }

    /**
     * Nine processes share the machine, and where they die and start anew the second compiler would
     * take more of it than the program itself.
     */
    private List<String> java(int heapMb) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (isSteady ? 4 : 1),
                "--sun-misc-unsafe-memory-access=allow");
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

    private List<Node> programs() {
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
        return database(caseworkDatabase, "throughline");
    }

    /** The database with the keys of the persons past the ways that can be cut. */
    public DataSource personKeys() {
        return database(caseworkDatabase, "personkeys");
    }

    /** The agencies' database past the ways that can be cut. */
    public DataSource gateway() {
        return database(gatewayDatabase, "gateway");
    }

    private DataSource database(Node server, String name) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name);
        config.setUsername("postgres");
        config.setPassword(password(server.name()));
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private String password(String server) {
        return StandAlone.password(folder.resolve(server));
    }

    /** The pid file of a database server. */
    Path postmaster(Node database) {
        return folder.resolve(database.name()).resolve("postgres/postmaster.pid");
    }

    /** Removes all that the broker, which must not run, has ever stored. */
    void wipeBroker() {
        try (var files = Files.walk(folder.resolve("broker"))) {
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
        pools.forEach(HikariDataSource::close);
        stop();
        brokerWay.close();
        caseworkWays.forEach(Proxy::close);
        gatewayWays.forEach(Proxy::close);
    }
}
