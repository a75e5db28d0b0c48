package org.throughline.agencies.lightlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.Reached;
import org.throughline.agencies.lightlink.LightVisits.Asked;
import org.throughline.agencies.lightlink.LightVisits.Given;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.sharing.Level;

/** Visits by a light link, on a clock that the test moves. */
class LightVisitsIT {
    private static final PersonId GRACE = new PersonId("TB-U1");
    private static final ReferralId COUNSELLING = new ReferralId("r-1");

    private final Reached reached = new Reached();
    private final List<SecondChannel.Code> codes = new ArrayList<>();
    private Instant now = Instant.parse("2025-03-03T10:00:00Z");
    private LightLinks links;
    private LightVisits visits;
    private String token;

    @BeforeEach
    void mailALink() {
        var clock = new MovedClock();
        links = new LightLinks(reached.database, reached.store, new Random(3), clock);
        var noting =
                new SecondChannel() {
                    @Override
                    public void tell(Code code) {
                        codes.add(code);
                    }

                    @Override
                    public void spent(AgencyId agency, String reference) {}
                };
        visits = new LightVisits(reached.database, links, noting, new Random(4), clock);
        reached.receive(
                HOMES,
                ROSA,
                "ReferralSent",
                Level.SHARED,
                fields("referralId", "r-1", "agency", "TB"));
        token = made();
    }

    private String made() {
        var made = links.make(HOMES, ROSA, COUNSELLING, GRACE, 1);
        links.mailed(made);
        return made.token();
    }

    @AfterEach
    void close() {
        reached.close();
    }

    private String asked() {
        return ((Asked.OnItsWay) visits.ask(token)).visit();
    }

    private String code() {
        return codes.getLast().code();
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void the_code_opens_the_visit_once() {
        var visit = asked();
        assertThat(code()).matches("\\d{6}");
        assertThat(codes.getLast().person()).isEqualTo(GRACE);
        assertThat(visits.open(visit)).isEmpty();
        var open = ((Given.Open) visits.give(visit, code())).visit();
        assertThat(visits.open(open).orElseThrow().referral()).isEqualTo(COUNSELLING);
        assertThat(visits.open(visit)).isEmpty();
        assertThat(visits.give(visit, code())).isEqualTo(new Given.Expired());
        assertThat(visits.give(open, code())).isEqualTo(new Given.Expired());
    }

    @Test
    void the_code_is_good_for_fifteen_minutes() {
        var visit = asked();
        now = now.plus(Duration.ofMinutes(15));
        assertThat(visits.give(visit, code())).isEqualTo(new Given.Expired());
        visit = asked();
        now = now.plus(Duration.ofMinutes(15)).minusSeconds(1);
        assertThat(visits.give(visit, code())).isInstanceOf(Given.Open.class);
    }

    @Test
    void five_wrong_codes_use_the_right_one_up() {
        var visit = asked();
        for (int one = 1; one <= 4; one++) {
            assertThat(visits.give(visit, wrong(code()))).isEqualTo(new Given.Wrong());
        }
        assertThat(visits.give(visit, wrong(code()))).isEqualTo(new Given.Expired());
        assertThat(visits.give(visit, code())).isEqualTo(new Given.Expired());
    }

    @Test
    void fifteen_wrong_codes_use_the_link_up() {
        for (int round = 1; round <= 3; round++) {
            var visit = asked();
            for (int one = 1; one <= 5; one++) {
                visits.give(visit, wrong(code()));
            }
        }
        assertThat(links.opened(token)).isEmpty();
        assertThat(visits.ask(token)).isEqualTo(new Asked.LinkExpired());
    }

    @Test
    void a_newer_code_takes_the_place_of_the_one_before_and_six_an_hour_are_enough() {
        var first = asked();
        var firstCode = code();
        var second = asked();
        assertThat(visits.isWaiting(first)).isFalse();
        assertThat(visits.give(first, firstCode)).isEqualTo(new Given.Expired());
        assertThat(visits.isWaiting(second)).isTrue();
        for (int one = 3; one <= 6; one++) {
            asked();
        }
        assertThat(visits.ask(token)).isEqualTo(new Asked.TooMany());
        now = now.plus(Duration.ofHours(1));
        assertThat(visits.ask(token)).isInstanceOf(Asked.OnItsWay.class);
    }

    @Test
    void a_link_opens_for_fourteen_days() {
        now = now.plus(Duration.ofDays(14)).minusSeconds(1);
        assertThat(links.opened(token)).isPresent();
        now = now.plusSeconds(1);
        assertThat(links.opened(token)).isEmpty();
        assertThat(links.known(token)).isPresent();
    }

    @Test
    void a_terminal_referral_ends_its_link_and_the_visit_that_is_open() {
        var open = ((Given.Open) visits.give(asked(), code())).visit();
        var other = asked();
        reached.receive(HOMES, ROSA, "ReferralWithdrawn", Level.CODED, fields("referralId", "r-1"));
        assertThat(visits.open(open)).isEmpty();
        assertThat(visits.give(other, code())).isEqualTo(new Given.Expired());
        assertThat(links.opened(token)).isEmpty();
        assertThat(links.mayRenew(links.known(token).orElseThrow())).isFalse();
    }

    @Test
    void a_newer_link_leaves_the_visit_that_is_open_and_ends_the_link_before() {
        var open = ((Given.Open) visits.give(asked(), code())).visit();
        var first = token;
        token = made();
        assertThat(visits.open(open)).isPresent();
        assertThat(visits.ask(first)).isEqualTo(new Asked.LinkExpired());
        visits.leave(open);
        assertThat(visits.open(open)).isEmpty();
    }

    @Test
    void a_visit_stays_open_for_half_an_hour() {
        var open = ((Given.Open) visits.give(asked(), code())).visit();
        now = now.plus(Duration.ofMinutes(30)).minusSeconds(1);
        assertThat(visits.open(open)).isPresent();
        now = now.plusSeconds(1);
        assertThat(visits.open(open)).isEmpty();
    }

    @Test
    void another_link_may_be_asked_for_every_ten_minutes_and_five_times() {
        for (int one = 1; one <= 5; one++) {
            var link = links.known(token).orElseThrow();
            assertThat(links.mayRenew(link)).isTrue();
            assertThat(links.mayRenew(link)).isFalse();
            now = now.plus(Duration.ofMinutes(11));
        }
        assertThat(links.mayRenew(links.known(token).orElseThrow())).isFalse();
    }

    @Test
    void a_code_to_read_out_is_shown_to_somebody_named_until_it_was_used() {
        var read = new CodesToRead(reached.database, new MovedClock());
        read.tell(new SecondChannel.Code(HOMES, "ACDEF3", GRACE, "123456", now.plusSeconds(900)));
        assertThat(read.waiting()).hasSize(1).allMatch(one -> one.shownTo() == null);
        assertThat(read.show(HOMES, "ACDEF3", new PersonId("CW-1"))).contains("123456");
        assertThat(read.waiting().getFirst().shownTo()).isEqualTo(new PersonId("CW-1"));
        now = now.plusSeconds(901);
        assertThat(read.show(HOMES, "ACDEF3", new PersonId("CW-1"))).isEmpty();
        assertThat(read.waiting()).isEmpty();
        now = now.minusSeconds(600);
        read.spent(HOMES, "ACDEF3");
        assertThat(read.waiting()).isEmpty();
    }

    /** Shows what the test says. */
    private final class MovedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
