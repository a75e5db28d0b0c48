package org.throughline.agencies.channels.mail;

import java.time.Duration;
import java.util.List;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * Mails the agency that something waits on its pages, where its people sign in to read it. One mail
 * tells of everything that is due.
 */
public final class MailChannel implements Channel {
    public static final String CODE = "mail";

    /** What is confirmed without a mail: the agency did it itself, and knows. */
    public static final String NOTHING_TO_TELL = "nothing-to-tell";

    /** How many entries one mail tells of. */
    public static final int ENTRIES_MAX = 1000;

    private final Mailing mailing;

    public MailChannel(Mailing mailing) {
        this.mailing = mailing;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int entriesMax() {
        return ENTRIES_MAX;
    }

    @Override
    public Duration every() {
        return mailing.every();
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        var agency = connection.agency();
        if (sending.stream().allMatch(Sending::isItsOwn)) {
            return new Outcome.Confirmed(NOTHING_TO_TELL);
        }
        return mailing.tell(
                agency,
                List.of(
                        "Sign in to read it:",
                        mailing.base().get() + "/agency",
                        "This mail holds nothing about anybody. Nobody reads answers to it."),
                () -> {});
    }
}
