package org.throughline.server.mailing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.throughline.agencies.channels.mail.Mail;
import org.throughline.agencies.channels.mail.MailTransport;
import org.throughline.server.node.MailSettings;

/** Hands mails to the configured mail server. */
final class SmtpTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    /** Each of some six steps may take as long, and all of them less than a node's lease. */
    private static final Duration STEP_MAX = Duration.ofSeconds(3);

    private static final int REFUSED_FOR_GOOD = 500;

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    SmtpTransport(MailSettings settings, String host) {
        this.from = settings.from();
        sender.setHost(host);
        sender.setPort(settings.port());
        sender.setUsername(settings.username());
        sender.setPassword(settings.password());
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.tls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (var step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + step, String.valueOf(STEP_MAX.toMillis()));
        }
    }

    @Override
    public Result send(Mail mail) {
        try {
            sender.send(message(mail));
            return Result.TAKEN;
        } catch (MailSendException e) {
            var result =
                    Arrays.stream(e.getMessageExceptions()).anyMatch(SmtpTransport::isForGood)
                            ? Result.REFUSED
                            : Result.AWAY;
            LOG.warn("the mail server did not take a mail: {}", result);
            return result;
        } catch (AddressException e) {
            LOG.warn("a registered address is none");
            return Result.REFUSED;
        } catch (MailException | MessagingException e) {
            LOG.warn("a mail was not sent: {}", e.getClass().getSimpleName());
            return Result.AWAY;
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        var message = sender.createMimeMessage();
        var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(mail.to());
        parts.setSubject(mail.subject());
        parts.setText(mail.text(), mail.html());
        message.setHeader("Message-ID", "<" + mail.id() + "@throughline>");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Whether the mail server said no to this address, and will say so again. */
    private static boolean isForGood(Exception failure) {
        for (Exception next = failure;
                next != null;
                next = next instanceof MessagingException one ? one.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address
                            && address.getReturnCode() >= REFUSED_FOR_GOOD
                    || next instanceof SMTPSendFailedException sending
                            && sending.getReturnCode() >= REFUSED_FOR_GOOD) {
                return true;
            }
        }
        return false;
    }
}
