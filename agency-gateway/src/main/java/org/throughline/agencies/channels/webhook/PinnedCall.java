package org.throughline.agencies.channels.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One POST to one address. The JDK's own client looks a name up by itself, so that the address that
 * was checked need not be the one that is called; here the connection goes to the address that is
 * given, while the certificate has to be that of the name. Redirects are answers like others.
 */
final class PinnedCall {
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final int HEADERS_MAX = 100;

    private final SSLContext tls;
    private final Duration connectWithin;
    private final Duration answerWithin;

    PinnedCall(SSLContext tls, Duration connectWithin, Duration answerWithin) {
        this.tls = tls;
        this.connectWithin = connectWithin;
        this.answerWithin = answerWithin;
    }

    /**
     * What came back.
     *
     * @param body its beginning, when it was asked for; never kept
     */
    record Answer(int status, String body) {}

    /** Calls; throws when there is no answer in time, and then nobody knows what became of it. */
    Answer post(
            Endpoint endpoint,
            InetAddress address,
            Map<String, String> headers,
            byte[] body,
            boolean readsBody)
            throws IOException {
        long endsAt = System.nanoTime() + answerWithin.toNanos();
        try (var socket = new Socket()) {
            // Nothing that trickles in can hold the call up beyond its end.
            var guard = Thread.startVirtualThread(() -> closeAt(endsAt, socket));
            try {
                socket.connect(
                        new InetSocketAddress(address, endpoint.port()),
                        (int) connectWithin.toMillis());
                socket.setSoTimeout((int) answerWithin.toMillis());
                return exchange(
                        endpoint.isTls() ? secured(socket, endpoint) : socket,
                        endpoint,
                        headers,
                        body,
                        readsBody);
            } catch (IOException e) {
                if (System.nanoTime() >= endsAt) {
                    throw new SocketTimeoutException("no answer in time");
                }
                throw e;
            } finally {
                guard.interrupt();
            }
        }
    }

    /** A socket's own time-out begins anew with every byte; this one is for the whole call. */
    private static void closeAt(long endsAt, Socket socket) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, endsAt - System.nanoTime())));
            socket.close();
        } catch (InterruptedException | IOException over) {
            // The call has ended before.
            return;
        }
    }

    private Socket secured(Socket socket, Endpoint endpoint) throws IOException {
        var secured =
                (SSLSocket)
                        tls.getSocketFactory()
                                .createSocket(socket, endpoint.host(), endpoint.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (endpoint.host().chars().anyMatch(Character::isLetter)
                && !endpoint.host().contains(":")) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static Answer exchange(
            Socket socket,
            Endpoint endpoint,
            Map<String, String> headers,
            byte[] body,
            boolean readsBody)
            throws IOException {
        var head = new StringBuilder("POST " + endpoint.pathAndQuery() + " HTTP/1.1\r\n");
        head.append("Host: ").append(endpoint.authority()).append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        var in = new BufferedInputStream(socket.getInputStream());
        int status = status(line(in));
        for (int seen = 0; seen < HEADERS_MAX && !line(in).isEmpty(); seen++) {
            // No header of an answer counts for anything.
            continue;
        }
        return new Answer(
                status,
                readsBody
                        ? new String(in.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8)
                        : "");
    }

    private static int status(String line) throws IOException {
        var words = line.split(" ", 3);
        if (words.length < 2
                || !words[0].startsWith("HTTP/1.")
                || !words[1].matches("[1-5]\\d\\d")) {
            throw new IOException("the answer is not of HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.length() > LINE_BYTES_MAX) {
                throw new IOException("the answer breaks off");
            }
            line.append((char) one);
        }
        return line.toString().strip();
    }
}
