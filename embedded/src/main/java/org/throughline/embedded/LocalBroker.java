package org.throughline.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker with its controller in this JVM, on loopback. The server jar is no public
 * interface of Kafka, so nobody else touches it, and its version is pinned.
 */
final class LocalBroker implements AutoCloseable {
    static final String LISTENER = "CLIENTS";

    private static final int PARTITIONS = 6;
    private static final String WEEK_MS = Long.toString(7L * 24 * 60 * 60 * 1000);

    private final KafkaRaftServer server;
    private final String bootstrap;

    LocalBroker(Path folder) {
        this(folder, freePort(), "");
    }

    /**
     * @param advertised the address that clients are told to come to; empty for the broker's own
     */
    LocalBroker(Path folder, int port, String advertised) {
        this(folder, port, advertised, Map.of());
    }

    /**
     * @param others settings in the place of those that it has
     */
    LocalBroker(Path folder, int port, String advertised, Map<String, String> others) {
        try {
            Files.createDirectories(folder);
            bootstrap = "127.0.0.1:" + port;
            var properties = properties(folder, port, freePort());
            if (!advertised.isEmpty()) {
                properties.put("advertised.listeners", LISTENER + "://" + advertised);
            }
            properties.putAll(others);
            format(folder, properties);
            server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded broker did not start", e);
        }
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners",
                LISTENER + "://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", LISTENER + "://127.0.0.1:" + port);
        properties.put("inter.broker.listener.name", LISTENER);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listener.security.protocol.map", LISTENER + ":PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", folder.resolve("log").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("delete.topic.enable", "true");
        properties.put("num.partitions", Integer.toString(PARTITIONS));
        properties.put("default.replication.factor", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.retention.ms", WEEK_MS);
        // After a kill the controller waits for the old session; short ones make the next start
        // fast.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        properties.put("log.segment.bytes", "16777216");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("metadata.log.segment.bytes", "16777216");
        return properties;
    }

    private static void format(Path folder, Properties properties) throws IOException {
        if (Files.exists(folder.resolve("log/meta.properties"))) {
            return;
        }
        var file = folder.resolve("broker.properties");
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        String[] words = {
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            file.toString(),
            "--ignore-formatted"
        };
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (StorageTool.execute(words, quiet) != 0) {
            throw new IllegalStateException(
                    "the storage of the embedded broker cannot be formatted");
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port of the loopback address is free", e);
        }
    }

    String bootstrapServers() {
        return bootstrap;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
