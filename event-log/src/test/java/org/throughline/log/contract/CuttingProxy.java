package org.throughline.log.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a node and its database and can hold back what the database answers: the only
 * place where a commit is done and nobody knows.
 */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final AtomicReference<Cut> cut = new AtomicReference<>();

    /**
     * @param heldBack opens when the database has answered and the answer is held back
     * @param goOn when it opens, the connection is cut with the answer on it
     */
    record Cut(CountDownLatch heldBack, CountDownLatch goOn) {}

    CuttingProxy(String jdbcUrl) throws IOException {
        var address = java.net.URI.create(jdbcUrl.substring("jdbc:".length()));
        host = address.getHost();
        port = address.getPort();
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::listen);
    }

    /** The same database by way of this proxy. */
    String through(String jdbcUrl) {
        return jdbcUrl.replace(host + ":" + port, "127.0.0.1:" + door.getLocalPort());
    }

    /** From now on the next answer of the database to a statement with this word is held back. */
    Cut cutNextAnswer() {
        var next = new Cut(new CountDownLatch(1), new CountDownLatch(1));
        cut.set(next);
        return next;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                var appending = new AtomicReference<Cut>();
                Thread.startVirtualThread(() -> questions(client, server, appending));
                Thread.startVirtualThread(() -> answers(server, client, appending));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void questions(Socket client, Socket server, AtomicReference<Cut> appending) {
        pump(
                client,
                server,
                (bytes, length) -> {
                    // Only appends have a digest to store; what else goes over the connection
                    // passes.
                    if (contains(bytes, length, "digest of ")) {
                        appending.set(cut.getAndSet(null));
                    }
                    return true;
                });
    }

    private void answers(Socket server, Socket client, AtomicReference<Cut> appending) {
        pump(
                server,
                client,
                (_, _) -> {
                    var now = appending.getAndSet(null);
                    if (now == null) {
                        return true;
                    }
                    now.heldBack().countDown();
                    now.goOn().await();
                    return false;
                });
    }

    private interface Passing {
        boolean passes(byte[] bytes, int length) throws InterruptedException;
    }

    private static void pump(Socket from, Socket to, Passing passing) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var bytes = new byte[1 << 16];
            for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
                if (!passing.passes(bytes, length)) {
                    return;
                }
                out.write(bytes, 0, length);
            }
        } catch (IOException e) {
            // One side has gone; the other is closed with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean contains(byte[] bytes, int length, String word) {
        return new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(word);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
