package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.Desk;

class RolesIT {
    @TempDir Path folder;

    @Test
    void a_node_with_the_role_gateway_alone_needs_no_casework_database() {
        try (var context =
                new SpringApplicationBuilder(ThroughlineApplication.class)
                        .run(
                                "--throughline.roles=gateway",
                                "--throughline.data=" + folder,
                                "--throughline.setup="
                                        + RunningProgram.STORIES
                                                .toAbsolutePath()
                                                .normalize()
                                                .resolve("setup.json"),
                                // Nobody listens there: the node must not even try to reach it.
                                "--throughline.casework.jdbc-url=jdbc:postgresql://127.0.0.1:1/none",
                                "--throughline.casework.username=nobody",
                                "--throughline.casework.password=none",
                                "--throughline.person-keys.jdbc-url=jdbc:postgresql://127.0.0.1:1/none",
                                "--throughline.person-keys.username=nobody",
                                "--throughline.person-keys.password=none",
                                "--server.port=0")) {
            assertThat(context.getBeanProvider(AgencyStore.class).getIfAvailable()).isNotNull();
            assertThat(context.getBeanProvider(Desk.class).getIfAvailable()).isNull();
            assertThat(context.getBeanProvider(PostgresLog.class).getIfAvailable()).isNull();
        }
    }
}
