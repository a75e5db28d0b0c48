package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.embedded.EmbeddedInfrastructure;
import org.throughline.referrals.stored.DomainJson;

/**
 * The program as a process of its own, so that everything that it leaves on the machine stands in
 * one folder: its databases and topics, what it prints, what it puts aside for a while. The
 * database of the agencies runs in a server of its own, or its log of writing ahead could not be
 * told from that of the project.
 */
final class CanaryProgram implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final String TOKEN = "Bearer " + RunningProgram.OPERATOR_TOKEN;

    private final Path folder;
    private final EmbeddedInfrastructure agencies;
    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    CanaryProgram(Path folder) throws IOException {
        this.folder = folder;
        this.agencies = new EmbeddedInfrastructure(folder.resolve("agencies"));
        Files.createDirectories(temporary());
        int port = freePort();
        this.address = "http://127.0.0.1:" + port;
        this.process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx700m",
                                "-Djava.io.tmpdir=" + temporary(),
                                "-Daxoniq.update-checker.disabled=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ThroughlineApplication.class.getName(),
                                "--throughline.data=" + data(),
                                "--throughline.demonstration=true",
                                "--throughline.operator-token=" + RunningProgram.OPERATOR_TOKEN,
                                "--throughline.gateway.jdbc-url=" + agencies.jdbcUrl("gateway"),
                                "--throughline.gateway.username=" + agencies.username(),
                                "--throughline.gateway.password=" + agencies.password(),
                                "--throughline.delivery.files-every=0s",
                                "--throughline.mail.every=0s",
                                "--logging.level.org.throughline=debug",
                                "--server.port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(printed().toFile())
                        .start();
        await().atMost(SOON)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() ->
                        http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        address
                                                                                + "/actuator/health"))
                                                        .build(),
                                                HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the project's side keeps: facts, views, keys, topics, files for agencies. */
    Path data() {
        return folder.resolve("data");
    }

    /** What the agencies' side keeps. */
    Path agencyData() {
        return folder.resolve("agencies");
    }

    Path temporary() {
        return folder.resolve("temporary");
    }

    Path printed() {
        return folder.resolve("printed.log");
    }

    String address() {
        return address;
    }

    /** The database of the facts. */
    DataSource casework() throws IOException {
        var source = new PGSimpleDataSource();
        var running = Files.readAllLines(data().resolve("postgres/postmaster.pid"));
        source.setUrl("jdbc:postgresql://127.0.0.1:" + running.get(3) + "/throughline");
        source.setUser(agencies.username());
        source.setPassword(Files.readString(data().resolve("postgres.password")).strip());
        return source;
    }

    /** The tables and indexes of the facts' database by their files below {@link #data}. */
    Map<String, String> relations() throws IOException {
        var names = new TreeMap<String, String>();
        JdbcClient.create(casework())
                .sql(
                        """
                        select 'postgres/' || pg_relation_filepath(oid), oid::regclass::text
                        from pg_class where relfilenode <> 0
                        """)
                .query((row, _) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    /** The database of the agencies. */
    DataSource gateway() {
        var source = new PGSimpleDataSource();
        source.setUrl(agencies.jdbcUrl("gateway"));
        source.setUser(agencies.username());
        source.setPassword(agencies.password());
        return source;
    }

    /** Hands in registers and stories; all of them are taken. */
    void tell(List<?> setups, Map<String, List<String>> stories) {
        var files =
                stories.entrySet().stream()
                        .map(story -> Map.of("name", story.getKey(), "lines", story.getValue()))
                        .toList();
        var body = DomainJson.mapper().writeValueAsString(Map.of("setup", setups, "files", files));
        var answer = operator("/operator/import", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        // Never a failure that prints what stands in a case.
        var stopped = answer.body().lines().filter(line -> line.contains("\"stopped\"")).count();
        assertThat(stopped).as("stories that stopped").isZero();
        assertThat(answer.body().lines().filter(line -> line.contains("\"recorded\"")))
                .hasSameSizeAs(stories.keySet());
    }

    HttpResponse<String> operator(String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> command(String name, String body, String person) {
        var password = (person + ":brackenford").getBytes(StandardCharsets.UTF_8);
        return send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/commands/" + name))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(password))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String asked(String path) {
        var answer =
                send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Authorization", TOKEN));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it as its operator would; then everything stands in files. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        agencies.close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        agencies.close();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
