package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.ServedAgencies;

/** What ends a session, beside signing out. */
class SessionEndIT {
    @AutoClose private @Nullable RunningProgram program;

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a_session_ends_when_its_time_is_over() throws Exception {
        program = RunningProgram.with("--throughline.sign-in.at-most=5s");
        var worker = Browser.of(program, "CW-1");
        assertThat(worker.get("/cases").statusCode()).isEqualTo(200);
        // Asking all the while must not keep the session.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(location(worker.get("/cases"))).endsWith("/sign-in?ended"));
        assertThat(location(worker.get("/cases"))).endsWith("/sign-in");
    }

    @Test
    void a_session_ends_when_the_registers_give_another_role() throws Exception {
        program = RunningProgram.alone();
        var chair = Browser.of(program, "FC-1");
        assertThat(chair.get("/account").statusCode()).isEqualTo(200);
        var owen =
                program.bean(ServedAgencies.class)
                        .register()
                        .staff(new PersonId("FC-1"))
                        .orElseThrow();
        program.bean(Desk.class)
                .enter(
                        List.of(
                                new Staff(
                                        owen.person(),
                                        owen.name(),
                                        Role.INTAKE,
                                        owen.agency(),
                                        owen.projectId(),
                                        owen.email())),
                        Instant.parse("2026-11-02T09:00:00Z"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(location(chair.get("/account"))).endsWith("/sign-in?ended"));
    }
}
