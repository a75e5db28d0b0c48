package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.ServedAgencies;

/** The page of people where they are many. */
class PeoplePagesIT {
    @AutoClose private final RunningProgram program = RunningProgram.alone();

    @Test
    void people_are_shown_page_by_page() throws Exception {
        program.bean(Desk.class)
                .enter(
                        IntStream.rangeClosed(1, 60)
                                .mapToObj(PeoplePagesIT::caseworker)
                                .map(RegisterEntry.class::cast)
                                .toList(),
                        Instant.parse("2026-11-02T09:00:00Z"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        program.bean(ServedAgencies.class)
                                .register()
                                .staff(new PersonId("CW-960"))
                                .isPresent());
        var admin = Browser.of(program, "AD-1");
        var first = admin.get("/people").body();
        assertThat(first).contains("Next page", "AD-1").doesNotContain("CW-960", "Previous page");
        var last = admin.get("/people?page=1").body();
        assertThat(last).contains("Previous page", "CW-960").doesNotContain("Next page");
        assertThat(admin.get("/people?page=77").body()).as("beyond the last").contains("CW-960");
        assertThat(admin.get("/people?page=x").body()).as("no number").contains("AD-1");
        var fields = Map.of("_csrf", Browser.token(last), "person", "CW-960");
        assertThat(admin.post("/people/sessions-end", fields).body())
                .as("where the person stands")
                .contains("is signed out everywhere", "Previous page");
    }

    private static Staff caseworker(int number) {
        return new Staff(
                new PersonId("CW-" + (900 + number)),
                "Wren Alder",
                Role.CASEWORKER,
                AgencyId.PROJECT,
                "brackenford-support",
                "cw@example.org");
    }
}
