package org.throughline.server.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.server.node.Settings;

/** What every node has: a clock, and the places of databases and broker. */
@Configuration(proxyBeanMethods = false)
class CommonWiring {

    /** The one clock of the program. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Addresses addresses(Settings settings) {
        return new Addresses(settings);
    }
}
