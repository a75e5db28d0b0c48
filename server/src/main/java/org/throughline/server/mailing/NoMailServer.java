package org.throughline.server.mailing;

import org.throughline.agencies.channels.mail.Mail;
import org.throughline.agencies.channels.mail.MailTransport;

/** No mail server is configured: mails wait for one. */
final class NoMailServer implements MailTransport {
    @Override
    public Result send(Mail mail) {
        return Result.AWAY;
    }
}
