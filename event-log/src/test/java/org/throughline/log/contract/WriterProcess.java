package org.throughline.log.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Repeated;

/**
 * A node in a JVM of its own, which appends events named NAME-0, NAME-1 … each under a once key of
 * its name, and prints what was acknowledged, with the position.
 */
final class WriterProcess implements AutoCloseable {
    private static final int CALLERS = 8;
    private static final int STREAMS = 5;

    private final Process process;
    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Thread listening;

    /** Starts one that appends from one number up to, but not with, another. */
    WriterProcess(String url, String name, int from, int to) {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName());
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var in = process.outputWriter(UTF_8)) {
                // By the pipe: a command line shows a password to everybody on the machine.
                in.write(
                        String.join(
                                "\n",
                                url,
                                TestInfrastructure.get().username(),
                                TestInfrastructure.get().password(),
                                name,
                                Integer.toString(from),
                                Integer.toString(to),
                                ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening =
                Thread.startVirtualThread(
                        () -> process.inputReader(UTF_8).lines().forEach(acknowledged::add));
    }

    long pid() {
        return process.pid();
    }

    /** Lines of name and position. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listening.join();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Waits for its own end. */
    void join() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer did not end");
        }
        listening.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] none) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var database = new PGSimpleDataSource();
        database.setUrl(in.readLine());
        database.setUser(in.readLine());
        database.setPassword(in.readLine());
        var name = in.readLine();
        var next = new AtomicInteger(Integer.parseInt(in.readLine()));
        int end = Integer.parseInt(in.readLine());
        try (var pool = ContractLog.pool(database);
                var log = new PostgresLog(pool, "stream")) {
            var callers = new ArrayList<Thread>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    for (int n = next.getAndIncrement();
                                            n < end;
                                            n = next.getAndIncrement()) {
                                        append(log, name + "-" + n, n % STREAMS);
                                    }
                                }));
            }
            for (var caller : callers) {
                caller.join();
            }
        }
        System.exit(0);
    }

    private static void append(PostgresLog log, String id, int stream) {
        var outcome =
                log.append(null, List.of(ContractLog.event("s" + stream, id)), ContractLog.key(id))
                        .join();
        long position =
                switch (outcome) {
                    case Appended appended -> appended.first();
                    case Repeated repeated -> repeated.first();
                    default -> throw new IllegalStateException(outcome.toString());
                };
        synchronized (System.out) {
            System.out.println(id + " " + position);
            System.out.flush();
        }
    }
}
