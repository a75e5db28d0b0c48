package org.throughline.server.node;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node with the role gateway mails agencies.
 *
 * @param host mail server; null for none: a demonstration keeps its mails then, and any other node
 *     mails nobody
 * @param tls whether the mail server must speak TLS (STARTTLS) with a certificate of its name
 * @param from sender of every mail
 * @param pagesAt where the pages are for somebody outside, such as {@code
 *     https://throughline.example.org}; needed with a mail server
 * @param every how long after a mail to an agency the next one goes out
 */
@ConfigurationProperties("throughline.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("true") boolean tls,
        @DefaultValue("throughline@localhost") String from,
        @Nullable String pagesAt,
        @DefaultValue("2m") Duration every) {

    public MailSettings {
        if (host != null && pagesAt == null) {
            throw new IllegalArgumentException(
                    "throughline.mail.pages-at is needed with throughline.mail.host: mails hold links to the pages");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
