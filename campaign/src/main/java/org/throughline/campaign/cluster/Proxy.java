package org.throughline.campaign.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way from one process to another that can be cut: connections stay, and nothing comes over. Its
 * threads are the system's own: with virtual ones each question to a database took milliseconds
 * more.
 */
final class Proxy implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong held = new AtomicLong();
    private final Object gate = new Object();
    private volatile boolean isCut;

    Proxy(int port, int target) {
        try {
            this.door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = target;
        Thread.ofPlatform().name("proxy-" + port).daemon().start(this::accept);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                Thread.ofPlatform().daemon().start(() -> join(near));
            } catch (IOException closed) {
                // Either it is being closed, or the next one may come.
            }
        }
    }

    private void join(Socket near) {
        try (near;
                var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            var back = Thread.ofPlatform().daemon().start(() -> carry(far, near));
            carry(near, far);
            back.join();
        } catch (IOException | InterruptedException ended) {
            // One of the two has gone: so does the other.
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[16_384];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                awaitWay();
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException ended) {
            // The connection has ended at one side.
        }
    }

    private void awaitWay() throws InterruptedException {
        if (!isCut) {
            return;
        }
        synchronized (gate) {
            if (isCut) {
                held.incrementAndGet();
            }
            while (isCut) {
                gate.wait();
            }
        }
    }

    void cut() {
        synchronized (gate) {
            isCut = true;
        }
    }

    /** Lets everything through again; with a reset, connections from before the cut end. */
    void heal(boolean reset) {
        synchronized (gate) {
            if (reset) {
                open.forEach(Proxy::end);
                open.clear();
            }
            isCut = false;
            gate.notifyAll();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // That was what we wanted.
        }
    }

    /** How many pieces were held back so far: proof that the cut was felt. */
    long held() {
        return held.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heal(true);
    }
}
