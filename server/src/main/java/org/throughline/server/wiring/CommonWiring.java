package org.throughline.server.wiring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.server.node.Settings;
import org.throughline.server.time.DatabaseClock;

/** What every node has: a clock, and the places of databases and broker. */
@Configuration(proxyBeanMethods = false)
class CommonWiring {

    /** The one clock of the program: that of the project's database, else of the agencies'. */
    @Bean(initMethod = "start")
    DatabaseClock clock(
            ObjectProvider<CaseworkDatabase> casework, ObjectProvider<GatewayDatabase> gateway) {
        var ours = casework.getIfAvailable();
        return DatabaseClock.of(ours == null ? gateway.getObject().pool() : ours.derived());
    }

    @Bean
    Addresses addresses(Settings settings) {
        return new Addresses(settings);
    }
}
