package org.throughline.server.delivering;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.channels.DeliveryNode;
import org.throughline.agencies.channels.file.FileChannel;
import org.throughline.agencies.channels.file.FileSetup;
import org.throughline.agencies.channels.kafka.HandInSetup;
import org.throughline.agencies.channels.kafka.KafkaChannel;
import org.throughline.agencies.channels.kafka.KafkaSetup;
import org.throughline.agencies.channels.link.LightLinkChannel;
import org.throughline.agencies.channels.mail.MailChannel;
import org.throughline.agencies.channels.mail.Mailing;
import org.throughline.agencies.channels.page.PageChannel;
import org.throughline.agencies.channels.webhook.AddressFilter;
import org.throughline.agencies.channels.webhook.Calling;
import org.throughline.agencies.channels.webhook.WebhookChannel;
import org.throughline.agencies.channels.webhook.WebhookSetup;
import org.throughline.agencies.channels.webhook.WebhookTrial;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.ledger.Backoff;
import org.throughline.agencies.ledger.Queueing;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.reaching.DeliveryBell;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.server.node.DeliverySettings;
import org.throughline.server.node.NodeName;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.Settings;
import org.throughline.server.wiring.GatewayDatabase;
import org.throughline.server.wiring.ServedAgencies;

/** The channels of the agencies' side, and the node that delivers by them. */
@Configuration(proxyBeanMethods = false)
@OnNode(NodeRole.GATEWAY)
class DeliveryWiring {

    private final SecureRandom chance = new SecureRandom();

    @Bean
    DeliveryBell deliveryBell() {
        return new DeliveryBell();
    }

    @Bean
    Queueing queueing(GatewayDatabase database, DeliveryBell bell, Clock clock) {
        return new Queueing(database.pool(), bell, clock);
    }

    @Bean
    Connections connections(GatewayDatabase database, Clock clock) {
        return new Connections(database.pool(), clock);
    }

    @Bean
    SecondTries secondTries(
            GatewayDatabase database, AgencyStore store, DeliveryBell bell, Clock clock) {
        return new SecondTries(database.pool(), store, bell, clock);
    }

    @Bean
    Calling calling(DeliverySettings settings) throws NoSuchAlgorithmException {
        return new Calling(new AddressFilter(settings.allowLoopback()), SSLContext.getDefault());
    }

    @Bean
    WebhookTrial webhookTrial(Connections connections, Calling calling, Clock clock) {
        return new WebhookTrial(connections, calling, chance, clock);
    }

    @Bean
    WebhookSetup webhookSetup(Connections connections, Calling calling, Clock clock) {
        return new WebhookSetup(connections, calling, chance, clock);
    }

    @Bean
    FileSetup fileSetup(Connections connections) {
        return new FileSetup(connections, chance);
    }

    @Bean
    KafkaSetup kafkaSetup(Connections connections) {
        return new KafkaSetup(connections);
    }

    @Bean
    HandInSetup handInSetup(HandIns handIns) {
        return new HandInSetup(handIns);
    }

    @Bean(initMethod = "start")
    DeliveryNode deliveryNode(
            GatewayDatabase database,
            AgencyStore store,
            AnswerBox box,
            DeliveryBell bell,
            Calling calling,
            Mailing mailing,
            LightLinks links,
            ServedAgencies agencies,
            NodeName name,
            Settings node,
            DeliverySettings settings,
            Clock clock) {
        var files = settings.files() == null ? node.data().resolve("files") : settings.files();
        return new DeliveryNode(
                new DeliveryNode.Setting(
                        database.pool(),
                        name.value(),
                        store,
                        box,
                        bell,
                        Backoff.standard(chance),
                        DeliveryNode.LEASE_TIME,
                        clock),
                List.of(
                        new PageChannel(),
                        new WebhookChannel(calling, clock),
                        new KafkaChannel(clock),
                        new FileChannel(files, settings.filesEvery(), clock),
                        new MailChannel(mailing),
                        new LightLinkChannel(mailing, links, store)),
                agencies::all);
    }
}
