package org.throughline.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.api.Problems;
import org.throughline.server.security.TestSignedIn;

/** How many requests of an agency are taken, on a clock that stands still until it is moved. */
class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit =
            new RateLimit(
                    new Problems(),
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return nanos.get();
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_burst_is_taken_and_what_follows_is_told_when_to_come_again() throws IOException {
        signIn("TB", Role.AGENCY_SYSTEM);
        for (int i = 0; i < RateLimit.BURST_MAX; i++) {
            assertThat(ask().getStatus()).isEqualTo(200);
        }
        var refused = ask();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString()).contains("\"code\":\"RATE_LIMITED\"");

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        for (int i = 0; i < RateLimit.REQUESTS_PER_SECOND; i++) {
            assertThat(ask().getStatus()).isEqualTo(200);
        }
        assertThat(ask().getStatus()).isEqualTo(429);
    }

    @Test
    void one_agencys_haste_is_no_other_ones_and_never_the_projects() throws IOException {
        signIn("TB", Role.AGENCY_SYSTEM);
        for (int i = 0; i <= RateLimit.BURST_MAX; i++) {
            ask();
        }
        assertThat(ask().getStatus()).isEqualTo(429);
        signIn("BP", Role.AGENCY_USER);
        assertThat(ask().getStatus()).isEqualTo(200);
        signIn("project", Role.CASEWORKER);
        for (int i = 0; i <= RateLimit.BURST_MAX; i++) {
            assertThat(ask().getStatus()).isEqualTo(200);
        }
    }

    private static void signIn(String agency, Role role) {
        var staff =
                new Staff(
                        new PersonId("P-1"),
                        "a name",
                        role,
                        new AgencyId(agency),
                        null,
                        "p@x.example");
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(TestSignedIn.of(staff), null));
    }

    private MockHttpServletResponse ask() throws IOException {
        var response = new MockHttpServletResponse();
        limit.preHandle(new MockHttpServletRequest(), response, this);
        return response;
    }
}
