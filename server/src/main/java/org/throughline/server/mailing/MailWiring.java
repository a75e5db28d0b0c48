package org.throughline.server.mailing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.throughline.agencies.channels.mail.KeptMails;
import org.throughline.agencies.channels.mail.MailTransport;
import org.throughline.agencies.channels.mail.Mailing;
import org.throughline.agencies.lightlink.CodesToRead;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.lightlink.LightVisits;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.server.node.MailSettings;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.Settings;
import org.throughline.server.wiring.GatewayDatabase;
import org.throughline.server.wiring.ServedAgencies;

/** What agencies are mailed with, and the light links in the mails. */
@Configuration(proxyBeanMethods = false)
@OnNode(NodeRole.GATEWAY)
class MailWiring {
    private final SecureRandom chance = new SecureRandom();

    @Bean
    MailTransport mailTransport(
            MailSettings mail, Settings node, GatewayDatabase database, Clock clock) {
        if (mail.host() != null) {
            return new SmtpTransport(mail, mail.host());
        }
        return node.demonstration() ? new KeptMails(database.pool(), clock) : new NoMailServer();
    }

    @Bean
    Mailing mailing(
            MailTransport transport,
            MailSettings settings,
            ServedAgencies agencies,
            Environment environment) {
        return new Mailing(
                transport,
                agency -> agencies.register().agency(agency).map(one -> one.email()),
                base(settings, environment),
                settings.every(),
                chance);
    }

    /** The port is known when the pages are up, which is before anything is delivered. */
    private static Supplier<String> base(MailSettings settings, Environment environment) {
        var configured = settings.pagesAt();
        return configured != null
                ? () -> configured.replaceAll("/+$", "")
                : () -> "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    @Bean
    LightLinks lightLinks(GatewayDatabase database, AgencyStore store, Clock clock) {
        return new LightLinks(database.pool(), store, chance, clock);
    }

    @Bean
    CodesToRead codesToRead(GatewayDatabase database, Clock clock) {
        return new CodesToRead(database.pool(), clock);
    }

    @Bean
    LightVisits lightVisits(
            GatewayDatabase database, LightLinks links, CodesToRead codes, Clock clock) {
        return new LightVisits(database.pool(), links, codes, chance, clock);
    }
}
