package org.throughline.server.wiring;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.handin.HandInDoor;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.receiving.GatewayWatch;
import org.throughline.casefile.partner.PartnerEntryListener;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.views.inbox.AgencyInbox;

/** The agencies' side: their own database, store and answers. */
@Configuration(proxyBeanMethods = false)
@OnNode(NodeRole.GATEWAY)
class GatewayWiring {

    @Bean
    GatewayDatabase gatewayDatabase(Addresses addresses) {
        var database = new GatewayDatabase(addresses.gateway());
        AgencyStore.migrate(database.pool());
        AgencyInbox.migrate(database.pool());
        return database;
    }

    @Bean
    AgencyStore agencyStore(
            GatewayDatabase database,
            ServedAgencies agencies,
            List<PartnerEntryListener> listeners,
            Clock clock) {
        return new AgencyStore(
                database.pool(),
                agency ->
                        Dialect.of(
                                agencies.register()
                                        .agency(agency)
                                        .map(one -> one.kind())
                                        .orElse(AgencyKind.VOLUNTARY)),
                listeners,
                clock);
    }

    /** Started and ended with the web server's waiting requests, see {@code Waiting}. */
    @Bean(destroyMethod = "")
    GatewayWatch gatewayWatch(GatewayDatabase database) {
        return new GatewayWatch(database.pool());
    }

    @Bean
    AgencyInbox agencyInbox(GatewayDatabase database) {
        return new AgencyInbox(database.pool());
    }

    @Bean
    AnswerBox answerBox(GatewayDatabase database, Clock clock) {
        return new AnswerBox(database.pool(), clock);
    }

    @Bean
    HandIns handIns(GatewayDatabase database, AnswerBox box, HandInDoor door, Clock clock) {
        return new HandIns(database.pool(), box, door, clock);
    }
}
