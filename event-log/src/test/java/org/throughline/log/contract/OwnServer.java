package org.throughline.log.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import org.throughline.embedded.EmbeddedInfrastructure;

/** A PostgreSQL server that a test may kill, and start again on the same data and port. */
final class OwnServer implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private Path postgres;
    private final EmbeddedInfrastructure first;
    final String url;

    OwnServer(Path folder) {
        first = new EmbeddedInfrastructure(folder);
        postgres = folder.resolve("postgres");
        url = first.jdbcUrl("log");
    }

    PGSimpleDataSource database() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(first.username());
        source.setPassword(first.password());
        return source;
    }

    /** Stops it and takes its data to another place, where it is started from then on. */
    void moveTo(Path place) throws IOException, InterruptedException {
        kill("INT");
        var copied =
                new ProcessBuilder("cp", "-a", postgres.toString(), place.toString())
                        .start()
                        .waitFor();
        if (copied != 0) {
            throw new IllegalStateException("the data could not be copied");
        }
        // What was just copied must not be what a power cut takes away.
        new ProcessBuilder("sync").start().waitFor();
        postgres = place;
    }

    ProcessHandle process() throws IOException {
        var lines = Files.readAllLines(postgres.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    /** QUIT is PostgreSQL's immediate shutdown, INT its fast one. */
    void kill(String signal) throws IOException, InterruptedException {
        var process = process();
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("PostgreSQL did not end", e);
        }
    }

    /** The command by which it was started, with another word in the place of one. */
    List<String> command(String word, String by) throws IOException {
        var opts = Files.readString(postgres.resolve("postmaster.opts"));
        // In a namespace of its own PostgreSQL does not mind being started by root.
        var command =
                new ArrayList<>(List.of("unshare", "-U", opts.substring(0, opts.indexOf(' '))));
        var quoted = QUOTED.matcher(opts);
        while (quoted.find()) {
            command.add(quoted.group(1).equals(word) ? by : quoted.group(1));
        }
        return command;
    }

    void start(List<String> command) throws IOException, InterruptedException {
        Files.deleteIfExists(postgres.resolve("postmaster.pid"));
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL did not start again");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() {
        try (var connection =
                DriverManager.getConnection(url, first.username(), first.password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** As the power would: nothing is asked, nothing is waited for. */
    @Override
    public void close() {
        try {
            if (Files.exists(postgres.resolve("postmaster.pid"))) {
                process().destroyForcibly();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
