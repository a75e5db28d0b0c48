package org.throughline.agencies.channels.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.ids.AgencyId;

/**
 * Tries an agency's webhook as it is in use, with an event that is about no case, and says what to
 * mend. Nothing is kept of it, and nothing waits or goes on because of it.
 */
public final class WebhookTrial {
    private final Connections connections;
    private final Challenge challenge;
    private final Clock clock;

    /**
     * @param chance nobody can foresee it
     */
    public WebhookTrial(
            Connections connections, Calling calling, RandomGenerator chance, Clock clock) {
        this.connections = connections;
        this.challenge = new Challenge(calling, chance, clock);
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param isFine whether entries would arrive
     * @param words what happened and what to do, for whoever runs the receiver
     */
    public record Said(boolean isFine, String words) {}

    /** Whether there is anything to try. */
    public boolean isFor(AgencyId agency) {
        return connections.of(agency).channel().equals(WebhookChannel.CODE);
    }

    public Said of(AgencyId agency) {
        var connection = connections.of(agency);
        return connection.channel().equals(WebhookChannel.CODE)
                ? of(connection)
                : troubled("Your organisation is not reached by calls to an address.");
    }

    private Said of(Connection connection) {
        var secrets = connection.secrets(clock.instant()).stream().map(Secret::of).toList();
        try {
            return said(challenge.put(connection.target(), secrets));
        } catch (Forbidden e) {
            return troubled(
                    "Your address %s. Ask the project to set another one."
                            .formatted(e.getMessage()));
        } catch (UnknownHostException e) {
            return troubled(
                    "Nobody knows the name in your address. Check how it is written, and its entry in the DNS.");
        } catch (SSLException e) {
            return troubled(
                    "Your certificate is not accepted. Check that it has not ended, that it is for the name in the address, and that it is sent with those that vouch for it.");
        } catch (SocketTimeoutException e) {
            return troubled(
                    "No answer came in time. Answer first, and do what there is to do afterwards.");
        } catch (IOException e) {
            return troubled(
                    "Nobody answers at your address. Check that your program runs, and that our calls pass your firewall.");
        }
    }

    private static Said said(Challenge.Answered answered) {
        return switch (answered.status() / 100) {
            case 2 ->
                    answered.isTakenUp()
                            ? new Said(true, "It works: your program answered as it should.")
                            : new Said(
                                    true,
                                    "Your program said yes, but it did not give the challenge back. Entries arrive; a change of the address would be refused.");
            case 3 ->
                    troubled(
                            "Your program answered %d and named another address, which is never followed. Ask the project to set that one."
                                    .formatted(answered.status()));
            case 4 ->
                    troubled(
                            "Your program answered %d and refused the call. Check the path, and how it verifies the signature."
                                    .formatted(answered.status()));
            default ->
                    troubled(
                            "Your program answered %d: it failed. Its own log says why."
                                    .formatted(answered.status()));
        };
    }

    private static Said troubled(String words) {
        return new Said(false, words);
    }
}
