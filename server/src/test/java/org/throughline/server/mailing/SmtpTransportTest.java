package org.throughline.server.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.mail.Mail;
import org.throughline.agencies.channels.mail.MailTransport.Result;
import org.throughline.server.node.MailSettings;

/** What the words of a mail server mean for the try to deliver. */
class SmtpTransportTest {
    private static final Mail MAIL =
            new Mail("mail-1", "desk@one.example.org", "Subject", "Text", "<p>Text</p>");

    @Test
    void an_address_that_does_not_exist_is_refused_for_good() throws Exception {
        assertThat(sentTo("550 5.1.1 no such mailbox", MAIL)).isEqualTo(Result.REFUSED);
    }

    @Test
    void a_mailbox_that_is_busy_is_tried_again() throws Exception {
        assertThat(sentTo("451 4.2.0 try again later", MAIL)).isEqualTo(Result.AWAY);
    }

    @Test
    void what_is_no_address_is_refused_before_anything_is_sent() throws Exception {
        var nowhere = new Mail("mail-2", "desk at one", "Subject", "Text", "<p>Text</p>");
        assertThat(sentTo("250 ok", nowhere)).isEqualTo(Result.REFUSED);
    }

    @Test
    void a_server_that_is_away_is_tried_again() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(transport(port).send(MAIL)).isEqualTo(Result.AWAY);
    }

    /** A server that speaks no TLS gets nothing when TLS is demanded. */
    @Test
    void nothing_is_sent_without_tls_where_tls_is_demanded() throws Exception {
        try (var server = new OneTalk("250 ok")) {
            var strict =
                    new MailSettings(
                            "127.0.0.1",
                            server.port(),
                            null,
                            null,
                            true,
                            "throughline@example.org",
                            "https://pages.example.org",
                            Duration.ZERO);
            assertThat(new SmtpTransport(strict, "127.0.0.1").send(MAIL)).isEqualTo(Result.AWAY);
        }
    }

    private static Result sentTo(String answerToRecipient, Mail mail) throws Exception {
        try (var server = new OneTalk(answerToRecipient)) {
            return transport(server.port()).send(mail);
        }
    }

    private static SmtpTransport transport(int port) {
        return new SmtpTransport(
                new MailSettings(
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        false,
                        "throughline@example.org",
                        "https://pages.example.org",
                        Duration.ZERO),
                "127.0.0.1");
    }

    /** A mail server for one talk, which says yes to everything but, if so told, the recipient. */
    private static final class OneTalk implements AutoCloseable {
        private final ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final String answerToRecipient;

        OneTalk(String answerToRecipient) throws IOException {
            this.answerToRecipient = answerToRecipient;
            Thread.ofVirtual().start(this::talk);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void talk() {
            try (var talk = socket.accept();
                    var out = talk.getOutputStream();
                    var in =
                            new BufferedReader(
                                    new InputStreamReader(
                                            talk.getInputStream(), StandardCharsets.US_ASCII))) {
                var answer = "220 here";
                while (answer != null) {
                    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    var line = in.readLine();
                    answer = line == null ? null : answerTo(line);
                }
            } catch (IOException endOfTalk) {
                assertThat(socket.isBound()).isTrue();
            }
        }

        private String answerTo(String line) {
            if (line.startsWith("RCPT")) {
                return answerToRecipient;
            }
            return line.startsWith("DATA") ? "354 go on" : "250 ok";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
