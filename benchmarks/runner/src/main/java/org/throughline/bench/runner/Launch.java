package org.throughline.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How a peer is started: each is a process of its own, and they all speak one protocol. */
final class Launch {
    /** Those that run unless others are named, in the order in which they take turns. */
    static final List<String> PEERS =
            List.of(
                    "ours",
                    "axon4-jdbc",
                    "axon5-jpa",
                    "message-db",
                    "emmett",
                    "ceiling-single",
                    "ceiling-batch",
                    "ceiling-copy");

    /** Axon 5 as Hibernate maps it when left alone, which its vendor advises against. */
    static final String AXON5_OID = "axon5-jpa-oid";

    /** Ours with two more tags on each event, which the other stores do not have. */
    static final String OURS_TAGGED = "ours-tagged";

    /** Those that run only when they are named. */
    static final List<String> WHEN_NAMED = List.of(AXON5_OID, OURS_TAGGED);

    private static final long HOURS_MAX = 6;
    private static final int TAIL_LINES = 15;

    private final Path home;

    /**
     * @param home the folder {@code benchmarks}
     */
    Launch(Path home) {
        this.home = home;
    }

    static boolean isCeiling(String peer) {
        return peer.startsWith("ceiling-");
    }

    /** Why this peer cannot run here, if it cannot. */
    Optional<String> missing(String peer) {
        var needed =
                switch (peer) {
                    case "emmett" -> home.resolve("emmett/peer.mjs");
                    case "message-db" -> messageDbSql();
                    default -> home.resolve(module(peer)).resolve("target/classes");
                };
        return Files.exists(needed)
                ? Optional.empty()
                : Optional.of(home.relativize(needed) + " is not there");
    }

    private Path messageDbSql() {
        return home.resolve("message-db/target/npm/node_modules/@eventide/message-db/database");
    }

    private static String module(String peer) {
        return switch (peer) {
            case AXON5_OID -> "axon5-jpa";
            case OURS_TAGGED -> "ours";
            default -> isCeiling(peer) ? "ceiling" : peer;
        };
    }

    private List<String> command(String peer) {
        return switch (peer) {
            case "emmett" -> List.of("node", home.resolve("emmett/peer.mjs").toString());
            case "ours" -> java(peer, "org.throughline.bench.ours.Ours");
            case OURS_TAGGED ->
                    with(java(peer, "org.throughline.bench.ours.Ours"), "--tagged", "yes");
            case "axon4-jdbc" -> java(peer, "org.throughline.bench.axon4.Axon4Jdbc");
            case "axon5-jpa" -> java(peer, "org.throughline.bench.axon5.Axon5Jpa");
            case AXON5_OID ->
                    with(java(peer, "org.throughline.bench.axon5.Axon5Jpa"), "--payload-as", "oid");
            case "message-db" ->
                    with(
                            java(peer, "org.throughline.bench.messagedb.MessageDb"),
                            "--sql",
                            messageDbSql().toString());
            default ->
                    with(
                            java(peer, "org.throughline.bench.ceiling.Ceiling"),
                            "--way",
                            peer.substring("ceiling-".length()));
        };
    }

    private List<String> java(String peer, String main) {
        var target = home.resolve(module(peer)).resolve("target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                main);
    }

    private static List<String> with(List<String> command, String... more) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** Runs a peer to its end; answers with what it printed. */
    List<String> run(String peer, List<String> words) throws IOException, InterruptedException {
        var logs = Files.createDirectories(home.resolve("target/logs"));
        var out = logs.resolve(peer + ".out");
        var err = logs.resolve(peer + ".err");
        var process =
                new ProcessBuilder(with(command(peer), words.toArray(String[]::new)))
                        .directory(home.resolve("..").normalize().toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            if (!process.waitFor(HOURS_MAX, TimeUnit.HOURS)) {
                throw new IOException(peer + " did not end within " + HOURS_MAX + " hours");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            var lines = Files.readAllLines(err);
            throw new IOException(
                    peer
                            + " ended with "
                            + process.exitValue()
                            + ":\n"
                            + String.join(
                                    "\n", lines.subList(0, Math.min(TAIL_LINES, lines.size()))));
        }
        return Files.readAllLines(out).stream().filter(line -> line.startsWith("{")).toList();
    }
}
