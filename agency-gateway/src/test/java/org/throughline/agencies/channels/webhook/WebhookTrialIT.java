package org.throughline.agencies.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.channels.Reached.HOMES;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.channels.Reached;
import org.throughline.agencies.channels.webhook.WebhookSetup.Result;
import org.throughline.agencies.reaching.Connection;
import org.throughline.casefile.ids.AgencyId;

/** What an agency is told of its webhook when it sends itself a test. */
class WebhookTrialIT {
    private final Reached reached = new Reached();
    private final Calling calling;
    private final Receiver receiver = new Receiver();
    private WebhookTrial trial;

    WebhookTrialIT() throws IOException, NoSuchAlgorithmException {
        calling =
                new Calling(
                        new AddressFilter(true), SSLContext.getDefault(), Duration.ofMillis(500));
        trial = new WebhookTrial(reached.connections, calling, new Random(3), reached.clock);
    }

    @BeforeEach
    void use() {
        var setup = new WebhookSetup(reached.connections, calling, new Random(5), reached.clock);
        receiver.secret = setup.drawSecret();
        assertThat(setup.use(HOMES, receiver.address(), receiver.secret))
                .isInstanceOf(Result.InUse.class);
    }

    @AfterEach
    void close() {
        receiver.close();
        reached.close();
    }

    private String troubled() {
        var said = trial.of(HOMES);
        assertThat(said.isFine()).isFalse();
        return said.words();
    }

    private void move(String address) {
        reached.connections.use(
                Connection.by(WebhookChannel.CODE, HOMES, address, receiver.secret));
    }

    @Test
    void a_receiver_that_answers_works_and_nothing_arrives_or_is_kept() {
        var said = trial.of(HOMES);
        assertThat(said.isFine()).isTrue();
        assertThat(said.words()).startsWith("It works");
        assertThat(receiver.arrived).isEmpty();
        assertThat(reached.rows(HOMES)).isEmpty();
        assertThat(receiver.badSignatures).isZero();

        receiver.answersChallenges = false;
        assertThat(trial.of(HOMES).words()).contains("did not give the challenge back");
    }

    @Test
    void an_agency_that_draws_a_second_secret_in_a_day_keeps_the_one_its_receiver_has() {
        var setup = new WebhookSetup(reached.connections, calling, new Random(7), reached.clock);
        var first = ((Result.InUse) setup.rotate(HOMES)).secret();
        var second = ((Result.InUse) setup.rotate(HOMES)).secret();
        assertThat(second).isNotEqualTo(first);

        var connection = reached.connections.of(HOMES);
        var now = reached.clock.instant();
        assertThat(connection.secrets(now)).containsExactly(second, receiver.secret);
        assertThat(connection.makesRoomUntil(now))
                .isBetween(now.plus(Duration.ofHours(23)), now.plus(Duration.ofDays(1)));
        assertThat(connection.secrets(now.plus(Duration.ofDays(2)))).containsExactly(second);
        assertThat(trial.of(HOMES).isFine()).isTrue();

        assertThat(setup.rotate(new AgencyId("BP"))).isInstanceOf(Result.Refused.class);
    }

    @Test
    void what_the_receiver_answers_is_said_with_what_to_do_and_never_its_words() {
        receiver.status = 503;
        assertThat(troubled()).contains("503", "Its own log").doesNotContain("secret of the");
        receiver.status = 404;
        assertThat(troubled()).contains("404", "Check the path");
        receiver.status = 302;
        receiver.location = "http://127.0.0.1:1/elsewhere";
        assertThat(troubled()).contains("302", "never followed").doesNotContain("elsewhere");
        receiver.status = 200;
        receiver.secret = "whsec_b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXI=";
        assertThat(troubled()).contains("401", "verifies the signature");
    }

    @Test
    void a_receiver_that_does_not_answer_is_told_apart_from_one_that_is_not_there() {
        receiver.hangs = true;
        assertThat(troubled()).contains("in time");
        receiver.close();
        assertThat(troubled()).contains("Nobody answers");
        move("https://127.0.0.1:1/hook");
        assertThat(troubled()).contains("Nobody answers");
        move("http://nobody.invalid/hook");
        assertThat(troubled()).contains("Nobody knows the name");
    }

    @Test
    void an_address_that_may_not_be_called_any_more_is_not_called() throws Exception {
        trial =
                new WebhookTrial(
                        reached.connections,
                        new Calling(
                                new AddressFilter(false),
                                SSLContext.getDefault(),
                                Duration.ofMillis(500)),
                        new Random(3),
                        reached.clock);
        assertThat(troubled()).contains("Ask the project to set another one");
        assertThat(receiver.signatures).as("of the challenge when it was set up").hasSize(1);
    }

    @Test
    void an_agency_without_a_webhook_has_nothing_to_try() {
        var police = new AgencyId("NP");
        assertThat(trial.isFor(police)).isFalse();
        assertThat(trial.isFor(HOMES)).isTrue();
        assertThat(trial.of(police).isFine()).isFalse();
    }
}
