package org.throughline.log.rounds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;

/** A follower in a JVM of its own, which is only ever ended by a kill. */
final class FollowerProcess {
    private static final int CONNECTIONS_MAX = 8;

    private final Process process;
    private final Writer in;

    FollowerProcess(Mode mode, String url, String classPath, Path archive) throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+AutoCreateSharedArchive",
                                        "-XX:SharedArchiveFile=" + archive,
                                        "-Xlog:disable",
                                        "-Xmx128m",
                                        "-cp",
                                        classPath,
                                        FollowerProcess.class.getName()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        in = process.outputWriter(UTF_8);
        in.write(
                String.join(
                        "\n",
                        mode.name(),
                        url,
                        TestInfrastructure.get().username(),
                        TestInfrastructure.get().password(),
                        ""));
        in.flush();
    }

    /** It has loaded and connected meanwhile; now it begins to follow. */
    void begin() throws IOException {
        in.write("begin\n");
        in.flush();
    }

    enum Mode {
        /** Axon's processor, effect and token in one commit. */
        AXON,
        /** Our own tail, effect and position in one commit. */
        TAIL,
        /**
         * Axon's processor, effect and token in two commits: a mistake that the rounds must find.
         */
        SPLIT,
        /** Loads what the others load and ends, so that they start quickly. */
        TRAINING
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing of it runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void join() throws InterruptedException {
        process.waitFor();
    }

    public static void main(String[] none) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var mode = Mode.valueOf(in.readLine());
        var address = new PGSimpleDataSource();
        address.setUrl(in.readLine());
        address.setUser(in.readLine());
        address.setPassword(in.readLine());
        var config = new HikariConfig();
        config.setDataSource(address);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        var database = new HikariDataSource(config);
        var log = new PostgresLog(database, "stream");
        if (mode != Mode.TRAINING) {
            in.readLine();
        }
        switch (mode) {
            case AXON -> AxonFollower.start(log, database, false);
            case SPLIT -> AxonFollower.start(log, database, true);
            case TAIL -> TailFollower.run(log, database);
            case TRAINING -> {
                AxonFollower.start(log, database, false);
                Thread.sleep(1_000);
                System.exit(0);
            }
        }
        Thread.currentThread().join();
    }
}
