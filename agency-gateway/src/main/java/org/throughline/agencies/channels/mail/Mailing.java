package org.throughline.agencies.channels.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.throughline.agencies.channels.mail.MailTransport.Result;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.casefile.ids.AgencyId;

/**
 * What the channels that mail something share.
 *
 * @param addresses the registered address of each agency
 * @param base where the pages are for somebody outside, without a slash at the end
 * @param every how long after a mail to an agency the next one goes out; what comes meanwhile is
 *     told by one
 * @param chance nobody can foresee it
 */
public record Mailing(
        MailTransport transport,
        Function<AgencyId, Optional<String>> addresses,
        Supplier<String> base,
        Duration every,
        RandomGenerator chance) {

    /**
     * Mails a notice to the agency.
     *
     * @param taken done with the receipt as soon as a mail server has it
     */
    public Outcome tell(AgencyId agency, List<String> parts, Runnable taken) {
        var to = addresses.apply(agency);
        if (to.isEmpty()) {
            return new Outcome.Undeliverable(Outcome.BAD_ADDRESS);
        }
        var mail = Mail.notice(chance, to.get(), parts);
        var result = transport.send(mail);
        if (result == Result.TAKEN) {
            taken.run();
        }
        return result.outcome(mail.id());
    }
}
