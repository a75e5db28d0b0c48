package org.throughline.campaign.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the cluster, which dies, pauses and starts again. */
public final class Node {
    private static final Duration UP_WITHIN = Duration.ofSeconds(120);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;
    private final Path log;
    private @Nullable Process process;

    /**
     * @param port where it takes connections once it is up
     * @param log what it says, one life after the other
     */
    public Node(
            String name,
            List<String> command,
            Map<String, String> environment,
            int port,
            Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.log = log;
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    /** Starts it, unless it runs, without waiting. */
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    /** Waits until it takes connections. */
    public void awaitUp() throws InterruptedException {
        var end = System.nanoTime() + UP_WITHIN.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || !running().isAlive()) {
                throw new IllegalStateException(name + " did not come up; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What time of day it says it is, to the second, in any answer of its pages. */
    Instant timeOfDay() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    answer.headers().firstValue("Date").orElseThrow(), Instant::from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as a power cut would end it. */
    public void kill() throws InterruptedException {
        running().destroyForcibly();
        running().waitFor(20, TimeUnit.SECONDS);
    }

    /** Ends what its process started, as well: a database server has children. */
    void killWithChildren(Path postmasterPid) throws InterruptedException {
        kill();
        try {
            if (Files.exists(postmasterPid)) {
                var pid = Long.parseLong(Files.readAllLines(postmasterPid).getFirst().strip());
                ProcessHandle.of(pid)
                        .ifPresent(master -> {
                            master.descendants().forEach(ProcessHandle::destroyForcibly);
                            master.destroyForcibly();
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether the kernel says that it is stopped. */
    boolean isPaused() {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(running().pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
        } catch (IOException e) {
            return false;
        }
    }

    /** Megabytes of memory that it has resident; 0 when it is gone. */
    int megabytes() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(running().pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    public void stop() {
        if (process != null && process.isAlive()) {
            resume();
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
