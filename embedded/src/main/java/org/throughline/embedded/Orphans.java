package org.throughline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM that is killed leaves its PostgreSQL running, and the next start on the same folder fails:
 * so it is stopped first.
 */
final class Orphans {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private Orphans() {}

    /**
     * Stops the server that still runs on this data directory, if there is one; its committed data
     * is safe.
     */
    static void stop(Path dataDirectory) throws IOException, InterruptedException {
        var pidFile = dataDirectory.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() < 2 || !lines.getFirst().strip().matches("\\d{1,9}")) {
            Files.deleteIfExists(pidFile);
            return;
        }
        var server =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(Orphans::isPostgres);
        if (server.isPresent() && Path.of(lines.get(1).strip()).equals(dataDirectory)) {
            // SIGINT is PostgreSQL's fast shutdown: sessions end, and a checkpoint is written.
            signal("INT", server.get().pid());
            if (!ended(server.get())) {
                signal("QUIT", server.get().pid());
                ended(server.get());
            }
        }
        Files.deleteIfExists(pidFile);
    }

    /** The pid may have been given to somebody else since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static boolean ended(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the end of process " + process.pid() + " cannot be awaited", e);
        }
    }
}
