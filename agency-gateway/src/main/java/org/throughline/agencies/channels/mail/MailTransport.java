package org.throughline.agencies.channels.mail;

import org.throughline.agencies.ledger.Outcome;

/** Hands mails to a mail server; which one, and how, is the server's own matter. */
@FunctionalInterface
public interface MailTransport {

    /** Tries once, and waits no longer than a node holds its right to deliver. */
    Result send(Mail mail);

    /** What the mail server said. */
    enum Result {
        TAKEN,
        /** It does not answer, or not now. */
        AWAY,
        /** It will never take a mail to this address. */
        REFUSED;

        /**
         * The same as the outcome of a try to deliver.
         *
         * @param receipt of a mail that was taken
         */
        public Outcome outcome(String receipt) {
            return switch (this) {
                case TAKEN -> new Outcome.Confirmed(receipt);
                case AWAY -> new Outcome.TryLater(Outcome.RETRIES_USED_UP);
                case REFUSED -> new Outcome.Undeliverable(Outcome.REJECTED);
            };
        }
    }
}
