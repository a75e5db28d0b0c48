package org.throughline.agencies.channels.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server in memory, which can be away or say no. */
public final class Postbox implements MailTransport {
    /** What it answers from now on. */
    public volatile Result answer = Result.TAKEN;

    public final List<Mail> mails = new CopyOnWriteArrayList<>();

    @Override
    public Result send(Mail mail) {
        if (answer == Result.TAKEN) {
            mails.add(mail);
        }
        return answer;
    }

    /** What a channel mails by this server with. */
    public Mailing mailing(Duration every) {
        return new Mailing(
                this,
                agency -> Optional.of("desk@" + agency + ".example.org"),
                () -> "https://pages.example.org",
                every,
                new Random(11));
    }
}
