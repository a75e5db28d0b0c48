package org.throughline.agencies.channels.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.ids.AgencyId;

/**
 * Sets an agency's webhook up. An address is used only after it has answered a challenge, so that
 * nothing about a person goes to a place that nobody expects it at.
 */
public final class WebhookSetup {
    /** How long the secret before the newest one still signs. */
    public static final Duration OLD_SECRET_FOR = Duration.ofHours(24);

    private final Connections connections;
    private final Challenge challenge;
    private final RandomGenerator chance;
    private final Clock clock;

    /**
     * @param chance nobody can foresee it
     */
    public WebhookSetup(
            Connections connections, Calling calling, RandomGenerator chance, Clock clock) {
        this.connections = connections;
        this.challenge = new Challenge(calling, chance, clock);
        this.chance = chance;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * In use from now on.
         *
         * @param secret to be told to the agency once
         */
        record InUse(String secret) implements Result {
            @Override
            public String toString() {
                return "InUse";
            }
        }

        /**
         * Nothing changed.
         *
         * @param why a sentence that names no person
         */
        record Refused(String why) implements Result {}
    }

    /** A secret for an agency that is about to write its receiver. */
    public String drawSecret() {
        return Secret.draw(chance);
    }

    /** What a receiver can be tried with before it has a secret and an address. */
    public TrialKey drawTrialKey() {
        return TrialKey.draw(chance, clock.instant());
    }

    /**
     * Challenges the address, and uses it when it answers.
     *
     * @param secret that the receiver verifies with; it is drawn before, because the challenge is
     *     signed too
     */
    public Result use(AgencyId agency, String address, String secret) {
        if (!Secret.isOne(secret)) {
            return new Result.Refused("The secret is not one that was drawn for this.");
        }
        try {
            var answered = challenge.put(address, List.of(Secret.of(secret)));
            if (!answered.isYes() || !answered.isTakenUp()) {
                return new Result.Refused("The address did not answer the challenge.");
            }
        } catch (Forbidden e) {
            return new Result.Refused("The address " + e.getMessage() + ".");
        } catch (IOException e) {
            return new Result.Refused("The address cannot be reached now.");
        }
        connections.use(Connection.by(WebhookChannel.CODE, agency, address, secret));
        return new Result.InUse(secret);
    }

    /**
     * A new secret; the one before signs for another day, so that the agency can change over.
     * Whoever presses twice, or loses what was shown once, draws another: what the receiver
     * verifies with goes on to the end of its day.
     */
    public Result rotate(AgencyId agency) {
        var connection = connections.of(agency);
        if (!connection.channel().equals(WebhookChannel.CODE)) {
            return new Result.Refused("The agency uses no webhook.");
        }
        var secret = Secret.draw(chance);
        connections.rotate(connection, secret, OLD_SECRET_FOR);
        return new Result.InUse(secret);
    }
}
