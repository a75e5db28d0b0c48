package org.throughline.embedded;

import java.io.Closeable;
import java.nio.file.Path;

/**
 * A database server or a broker as a process of its own, on a port that stays the same over its
 * lives: for campaigns of faults, in which each of them dies alone.
 *
 * <p>Words: {@code postgres FOLDER PORT}, or {@code broker FOLDER PORT ADVERTISED}. Says {@code up}
 * when it takes connections, and runs until it is killed.
 */
public final class StandAlone {
    private StandAlone() {}

    public static void main(String[] words) throws InterruptedException {
        var folder = Path.of(words[1]);
        int port = Integer.parseInt(words[2]);
        Closeable server =
                switch (words[0]) {
                    case "postgres" -> postgres(folder, port)::close;
                    case "broker" -> new LocalBroker(folder, port, words[3])::close;
                    default -> throw new IllegalArgumentException("postgres or broker");
                };
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            try {
                                server.close();
                            } catch (java.io.IOException e) {
                                System.err.println("did not stop in good order");
                            }
                        }));
        System.out.println("up");
        Thread.currentThread().join();
    }

    /** The secret of the server on this folder, made on first use. */
    public static String password(Path folder) {
        var data = new DataFolder(folder);
        data.open();
        return data.secret("postgres.password");
    }

    private static LocalPostgres postgres(Path folder, int port) {
        var data = new DataFolder(folder);
        data.open();
        var server = new LocalPostgres(data, port);
        server.database("throughline");
        server.database("personkeys");
        server.database("gateway");
        return server;
    }
}
