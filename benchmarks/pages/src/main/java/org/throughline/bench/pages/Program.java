package org.throughline.bench.pages;

import org.throughline.referrals.stored.DomainJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as anybody starts it, as a process of its own on this machine. */
final class Program implements AutoCloseable {
    private static final Duration UP_WITHIN = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Process process;
    private final String address;

    private Program(Path data, Process process, String address) {
        this.data = data;
        this.process = process;
        this.address = address;
    }

    /** Starts it as the launcher script does, with this heap, and waits until it answers. */
    static Program start(Path jar, Path data, String heap) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Daxoniq.update-checker.disabled=true",
                                "-jar",
                                jar.toString(),
                                "start",
                                "--data",
                                data.toString(),
                                "--port",
                                Integer.toString(port)));
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                data.resolveSibling(data.getFileName() + ".log").toFile()));
        var program = new Program(data, builder.start(), "http://127.0.0.1:" + port);
        program.awaitUp();
        return program;
    }

    private void awaitUp() throws InterruptedException {
        long end = System.nanoTime() + UP_WITHIN.toNanos();
        while (!isUp()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                close();
                throw new IllegalStateException(
                        "the program did not come up; see " + data.getFileName() + ".log");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean isUp() throws InterruptedException {
        try {
            return Files.exists(data.resolve("server.json")) && status().isObject();
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return address;
    }

    /** Followers and agencies, as the operator sees them. */
    JsonNode status() throws IOException, InterruptedException {
        return DomainJson.read(
                http.send(
                                operator("/operator/status").build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body());
    }

    /** The metrics in the form that Prometheus reads. */
    String metrics() throws IOException, InterruptedException {
        return http.send(
                        operator("/actuator/prometheus").build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The last line of what an operator's word answers. */
    String word(String path) throws IOException, InterruptedException {
        return http.send(
                        operator(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .reduce("", (_, later) -> later);
    }

    private HttpRequest.Builder operator(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(data.resolve("operator.token")).strip());
    }

    /** What the process holds in memory, in MB; 0 where the kernel does not say. */
    long residentMegabytes() throws IOException {
        var file = Path.of("/proc", Long.toString(process.pid()), "status");
        if (Files.notExists(file)) {
            return 0;
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
