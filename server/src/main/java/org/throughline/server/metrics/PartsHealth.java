package org.throughline.server.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.server.operator.StatusReport;

/**
 * Which part is held up, as a component of {@code health}. A part that is held up takes no node out
 * of service: it goes on by itself when it can.
 */
@Configuration(proxyBeanMethods = false)
class PartsHealth {
    static final Status HELD_UP = new Status("HELD_UP");

    @Bean
    HealthIndicator messagingHealthIndicator(StatusReport report) {
        return of(report::messaging);
    }

    @Bean
    HealthIndicator followersHealthIndicator(StatusReport report) {
        return of(report::followers);
    }

    @Bean
    HealthIndicator agenciesHealthIndicator(StatusReport report) {
        return of(report::agencies);
    }

    private static HealthIndicator of(Supplier<Map<String, String>> troubles) {
        return () -> {
            var found = troubles.get();
            return found.isEmpty()
                    ? Health.up().build()
                    : Health.status(HELD_UP)
                            .withDetail("parts", List.copyOf(found.keySet()))
                            .build();
        };
    }
}
