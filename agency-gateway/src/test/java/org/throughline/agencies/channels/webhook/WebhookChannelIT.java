package org.throughline.agencies.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.fields;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;
import static org.throughline.agencies.channels.Reached.ids;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.PushContract;
import org.throughline.agencies.channels.webhook.WebhookSetup.Result;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.SecondTries.Again;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sharing.Level;

/** Webhooks against a receiver over real HTTP. */
class WebhookChannelIT extends PushContract {
    private static final AgencyId POLICE = new AgencyId("NP");
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Calling calling = calling(Duration.ofSeconds(5));
    private final Random chance = new Random(11);
    private final Receiver receiver = new Receiver();

    WebhookChannelIT() throws IOException {}

    private static Calling calling(Duration answerWithin) {
        try {
            return new Calling(new AddressFilter(true), SSLContext.getDefault(), answerWithin);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebhookSetup setup() {
        return new WebhookSetup(reached.connections, calling, chance, reached.clock);
    }

    @Override
    protected Channel channel() {
        return new WebhookChannel(calling, reached.clock);
    }

    @Override
    protected void closeReceiver() {
        receiver.close();
    }

    @Override
    protected void use() {
        use(HOMES, receiver);
    }

    private void use(AgencyId agency, Receiver at) {
        at.secret = setup().drawSecret();
        assertThat(setup().use(agency, at.address(), at.secret)).isInstanceOf(Result.InUse.class);
    }

    @Override
    protected List<String> arrived() {
        return receiver.arrived;
    }

    @Override
    protected void breakDown() {
        receiver.status = 503;
    }

    @Override
    protected void heal() {
        receiver.status = 200;
    }

    @Test
    void the_body_is_a_cloud_event_with_the_entry_in_it() {
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        var event = PartnerJson.tree(receiver.bodies.getFirst());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo("case.help-offered.v1");
        assertThat(event.path("releaseseq").asString()).isEqualTo("1");
        assertThat(event.path("data").path("agency").asString()).isEqualTo("TB");
        assertThat(event.path("data").path("payload").path("answer").asString())
                .isEqualTo("accepted");
        assertThat(receiver.bodies.getFirst()).doesNotContain("caseSeq", "position");
    }

    @Test
    void word_of_an_erasure_is_a_cloud_event_that_names_fields_and_no_value() {
        node("north");
        reached.receive(ROSA, 1);
        reached.erase(ROSA, "erasure-1", 1, "answer");
        reached.allSettled(2);
        var event = PartnerJson.tree(receiver.bodies.getLast());
        assertThat(event.path("type").asString()).isEqualTo("throughline.erased.v1");
        assertThat(event.path("source").asString()).isEqualTo("urn:throughline:project");
        assertThat(event.path("subject").asString()).isEqualTo(ROSA.value());
        assertThat(event.path("erasureseq").asInt()).isEqualTo(1);
        assertThat(event.path("data"))
                .isEqualTo(
                        PartnerJson.tree(
                                """
                                {"agency": "TB", "erasure": "erasure-1", "isClient": true, "entries": {"1": ["answer"]}}
                                """));
        assertThat(receiver.badSignatures).isZero();
    }

    @Test
    void a_refused_case_is_parked_at_this_agency_and_other_cases_go_on() throws Exception {
        receiver.refusedCases.add(ROSA.value());
        try (var police = new Receiver()) {
            use(POLICE, police);
            reached.gate(POLICE, ROSA, true);
            reached.node("north", List.of(HOMES, POLICE), channel(), other);
            reached.receive(ROSA, 2);
            reached.receive(OMAR, 2);
            reached.receive(POLICE, ROSA, "HelpOffered", Level.MARKER, fields());
            reached.eventually(() -> {
                assertThat(reached.states())
                        .containsExactly("parked", "queued", "confirmed", "confirmed");
                assertThat(police.arrived).hasSize(1);
            });
            var parked = reached.rows(HOMES).getFirst();
            assertThat(parked.attempts()).isEqualTo(1);
            assertThat(parked.reason()).isEqualTo("rejected");
            assertThat(reached.secondTries.parked(HOMES)).isEqualTo(1);
            assertThat(reached.secondTries.list(POLICE, 10))
                    .extracting(Delivery::agency)
                    .containsExactly(POLICE);
            assertThat(reached.secondTries.list(10)).hasSize(5);
            assertThat(reached.connections.of(HOMES).cursor()).isZero();
            assertThat(receiver.arrived).isEqualTo(ids(OMAR, 3, 1, 2));

            receiver.refusedCases.clear();
            assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.QUEUED);
            reached.allSettled(4);
            assertThat(of(ROSA)).isEqualTo(ids(ROSA, 1, 1, 2));
            assertThat(reached.connections.of(HOMES).cursor()).isEqualTo(4);
        }
    }

    @Test
    void the_desk_is_told_of_a_referral_that_stands_behind_a_parked_entry() {
        receiver.refusedCases.add(ROSA.value());
        node("north");
        reached.receive(ROSA, 1);
        reached.receive(
                HOMES,
                ROSA,
                "ReferralSent",
                Level.SHARED,
                fields("referralId", "r-1", "agency", "TB"));
        reached.eventually(() -> assertThat(reached.box.toSend(HOMES, 10)).hasSize(1));
        assertThat(PartnerJson.map(reached.box.toSend(HOMES, 10).getFirst().data()))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "rejected");
        receiver.refusedCases.clear();
        assertThat(reached.secondTries.again(HOMES, 1)).isEqualTo(Again.QUEUED);
        reached.eventually(() -> assertThat(reached.box.toSend(HOMES, 10)).hasSize(2));
        reached.allSettled(2);
    }

    @Test
    void an_agency_that_hangs_delays_no_other() throws Exception {
        receiver.hangs = true;
        try (var police = new Receiver()) {
            use(POLICE, police);
            reached.gate(POLICE, ROSA, true);
            // It hangs for longer than the others may take, on a slow machine as well.
            var patient = new WebhookChannel(calling(A_WHILE), reached.clock);
            reached.node("north", A_WHILE, List.of(HOMES, POLICE), patient, other);
            reached.receive(ROSA, 1);
            reached.eventually(() -> assertThat(reached.states()).containsExactly("sent"));
            for (int one = 0; one < 20; one++) {
                reached.receive(POLICE, ROSA, "HelpOffered", Level.MARKER, fields());
            }
            reached.eventually(() -> assertThat(police.arrived).hasSize(20));
            assertThat(reached.states()).containsExactly("sent");
        }
    }

    @Test
    void a_receiver_that_never_answers_counts_as_one_that_is_away() {
        receiver.hangs = true;
        var impatient = new WebhookChannel(calling(Duration.ofMillis(300)), reached.clock);
        reached.node("north", List.of(HOMES), impatient);
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(reached.rows(HOMES).getFirst().reason()).isEqualTo("retries-used-up");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (var elsewhere = new Receiver()) {
            elsewhere.secret = receiver.secret;
            receiver.status = 307;
            receiver.location = elsewhere.address();
            node("north");
            reached.receive(ROSA, 1);
            reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
            assertThat(elsewhere.signatures).isEmpty();
        }
    }

    @Test
    void nothing_of_an_answer_is_kept() {
        receiver.status = 400;
        node("north");
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(
                        JdbcClient.create(reached.database)
                                .sql(
                                        "select count(*) from gateway.delivery d where d::text like '%secret of the receiver%'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void while_a_secret_changes_the_old_one_verifies_as_well() {
        node("north");
        assertThat(setup().rotate(HOMES)).isInstanceOf(Result.InUse.class);
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        assertThat(receiver.signatures.getLast().split(" ")).hasSize(2);

        receiver.secret = reached.connections.of(HOMES).secret();
        reached.receive(ROSA, 1);
        reached.allSettled(2);
        assertThat(receiver.badSignatures).isZero();
    }

    @Test
    void an_old_secret_signs_no_more_when_its_time_is_over() {
        var old = reached.connections.of(HOMES);
        reached.connections.rotate(old, setup().drawSecret(), Duration.ZERO);
        assertThat(reached.connections.of(HOMES).secrets(reached.clock.instant()))
                .doesNotContain(old.secret());
        node("north");
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(receiver.badSignatures).isEqualTo(1);
    }

    @Test
    void an_address_that_does_not_answer_its_challenge_is_not_used() throws Exception {
        try (var stranger = new Receiver()) {
            stranger.answersChallenges = false;
            stranger.secret = setup().drawSecret();
            assertThat(setup().use(HOMES, stranger.address(), stranger.secret))
                    .isInstanceOf(Result.Refused.class);
            assertThat(setup().use(HOMES, stranger.address(), setup().drawSecret()))
                    .isInstanceOf(Result.Refused.class);
            assertThat(reached.connections.of(HOMES).target()).isEqualTo(receiver.address());
        }
    }

    @Test
    void an_address_of_our_own_network_is_parked_and_never_called() {
        var strict =
                new WebhookChannel(
                        new Calling(new AddressFilter(false), tls(), Duration.ofSeconds(5)),
                        reached.clock);
        int before = receiver.signatures.size();
        reached.node("north", List.of(HOMES), strict);
        reached.receive(ROSA, 1);
        reached.eventually(() -> assertThat(reached.states()).containsExactly("parked"));
        assertThat(reached.rows(HOMES).getFirst().reason()).isEqualTo("bad-address");
        assertThat(receiver.signatures).hasSize(before);
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
