package org.throughline.agencies.channels.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Keeps mails instead of sending them: for a demonstration, which has no mail server. */
public final class KeptMails implements MailTransport {
    private static final int KEPT_MAX = 200;

    private final KeptMailTable table;
    private final Clock clock;

    public KeptMails(DataSource database, Clock clock) {
        this.table = new KeptMailTable(database);
        this.clock = clock;
    }

    /** A mail as it was kept, its text only. */
    public record Kept(String to, String subject, String text, Instant at) {
        @Override
        public String toString() {
            return subject;
        }
    }

    @Override
    public Result send(Mail mail) {
        table.insert(mail, clock.instant());
        return Result.TAKEN;
    }

    /** The last ones, the newest first. */
    public List<Kept> newest() {
        return table.newest(KEPT_MAX);
    }
}
