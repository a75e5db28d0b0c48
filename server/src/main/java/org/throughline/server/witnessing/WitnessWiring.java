package org.throughline.server.witnessing;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/** Both sides of the witnessing, each on the nodes that have its database. */
@Configuration(proxyBeanMethods = false)
class WitnessWiring {
    @Bean
    @OnNode(NodeRole.CASEWORK)
    Witnesses witnesses(CaseworkDatabase database, SealedLog sealed, Clock clock) {
        return new Witnesses(database.derived(), sealed, clock);
    }

    @Bean
    @OnNode(NodeRole.GATEWAY)
    Witness witness(GatewayDatabase database, Clock clock) {
        return new Witness(database.pool(), clock);
    }
}
