package org.throughline.agencies.kafka.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the broker is, and how this node shows who it is there.
 *
 * @param servers bootstrap servers
 * @param security settings of Kafka's own clients: TLS and SASL, with their secrets; empty for a
 *     broker that asks nobody who they are
 */
public record Broker(String servers, Map<String, String> security) {
    private static final List<String> OF_SECURITY = List.of("security.", "sasl.", "ssl.");

    public Broker {
        security = Map.copyOf(security);
    }

    /** A broker that asks nobody who they are. */
    public static Broker at(String servers) {
        return new Broker(servers, Map.of());
    }

    /**
     * A broker that is reached as a file says, which Kafka's own tools take as well. Only what is
     * about security may stand in it: everything else is what our promises rest on.
     *
     * @throws IllegalArgumentException when something else stands in it, or it cannot be read; no
     *     value of it is in the message
     */
    public static Broker at(String servers, Path file) {
        var read = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "throughline.kafka-client: the file " + file + " cannot be read");
        }
        var security = new TreeMap<String, String>();
        for (var name : read.stringPropertyNames()) {
            if (OF_SECURITY.stream().noneMatch(name::startsWith)) {
                throw new IllegalArgumentException(
                        "throughline.kafka-client: "
                                + name
                                + " may not be set; only security.*, sasl.* and ssl.*");
            }
            security.put(name, read.getProperty(name));
        }
        return new Broker(servers, security);
    }

    /** What every client of it needs, with settings of its own. */
    public Map<String, Object> settings(Map<String, Object> own) {
        var all = new HashMap<String, Object>(security);
        all.put("bootstrap.servers", servers);
        all.putAll(own);
        return all;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return servers;
    }
}
