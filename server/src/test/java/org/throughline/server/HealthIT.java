package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.server.wiring.GatewayDatabase;

/** What is measured, and which part is named when one is held up. */
class HealthIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    @Test
    void the_part_that_is_held_up_is_named_and_takes_no_node_out_of_service() {
        var gateway = JdbcClient.create(PROGRAM.bean(GatewayDatabase.class).pool());
        gateway.sql(
                        """
                        insert into gateway.gap (agency, case_id, expected, seen_at)
                        values ('NL', 'BF-0199', 3, now())
                        """)
                .update();
        try {
            var health = PROGRAM.get("/actuator/health", "");
            assertThat(health.statusCode()).isEqualTo(200);
            var parts = Machine.json(health).path("components");
            assertThat(parts.path("agencies").path("status").asString()).isEqualTo("HELD_UP");
            assertThat(parts.path("followers").path("status").asString()).isEqualTo("UP");
            assertThat(health.body()).doesNotContain("BF-0199").doesNotContain("NL");
            assertThat(Machine.operator(PROGRAM, "GET", "/operator/status").body())
                    .contains("NL: 1 gaps, 0 parked");
        } finally {
            gateway.sql("delete from gateway.gap where agency = 'NL'").update();
        }
    }

    @Test
    void meters_are_for_the_operator_and_name_agencies_alone() {
        assertThat(PROGRAM.get("/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(PROGRAM.get("/actuator/prometheus", "AD-1").statusCode()).isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() ->
                        assertThat(Machine.operator(PROGRAM, "GET", "/actuator/prometheus").body())
                                .contains("throughline_agency_lag{agency=\"TB\"}")
                                .contains("throughline_agency_oldest_undelivered{agency=\"TB\"}")
                                .contains("throughline_agency_answers_parked{agency=\"TB\"}")
                                .contains("throughline_agency_gaps{agency=\"TB\"}")
                                .contains("throughline_agency_parked{agency=\"TB\"}"));
        var ours =
                Machine.operator(PROGRAM, "GET", "/actuator/prometheus")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("throughline_"))
                        .toList();
        assertThat(ours)
                .isNotEmpty()
                .allMatch(line -> line.matches("\\w+\\{agency=\"[A-Z]{2,3}\"} [0-9.E]+"));
    }
}
