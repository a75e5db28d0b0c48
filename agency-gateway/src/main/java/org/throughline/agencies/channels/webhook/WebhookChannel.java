package org.throughline.agencies.channels.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/**
 * Calls an address of the agency with one entry at a time, signed as Standard Webhooks has it.
 * Nothing of an answer is kept but whether it was yes.
 */
public final class WebhookChannel implements Channel {
    public static final String CODE = "webhook";

    private static final int ENTRIES_MAX = 1;

    private final AddressFilter filter;
    private final PinnedCall call;
    private final Clock clock;

    public WebhookChannel(Calling calling, Clock clock) {
        this.filter = calling.filter();
        this.call = calling.call();
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int entriesMax() {
        return ENTRIES_MAX;
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        var one = sending.getFirst();
        // A full stop separates the parts of what is signed, so none may stand in an id.
        var id = one.id().replace('.', '_');
        var body = EntryEvents.structured(one.event()).getBytes(StandardCharsets.UTF_8);
        try {
            var endpoint = filter.endpoint(connection.target());
            var answer =
                    call.post(
                            endpoint,
                            filter.resolved(endpoint),
                            headers(connection, id, body),
                            body,
                            false);
            return outcome(answer.status(), id);
        } catch (Forbidden e) {
            return new Outcome.Undeliverable(Outcome.BAD_ADDRESS);
        } catch (UnknownHostException e) {
            return new Outcome.TryLater(Outcome.BAD_ADDRESS);
        } catch (SSLException e) {
            return new Outcome.TryLater(Outcome.BAD_CERTIFICATE);
        } catch (IOException e) {
            return new Outcome.TryLater(Outcome.RETRIES_USED_UP);
        }
    }

    private Map<String, String> headers(Connection connection, String id, byte[] body) {
        var now = clock.instant();
        return headers(
                id,
                now.getEpochSecond(),
                body,
                connection.secrets(now).stream().map(Secret::of).toList());
    }

    static Map<String, String> headers(String id, long seconds, byte[] body, List<Secret> secrets) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        headers.put("User-Agent", "throughline");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> secret.sign(id, seconds, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** A redirect leads to where nobody has looked, so it is no yes. */
    private static Outcome outcome(int status, String id) {
        if (status >= 200 && status < 300) {
            return new Outcome.Confirmed(id);
        }
        return status >= 500
                ? new Outcome.TryLater(Outcome.RETRIES_USED_UP)
                : new Outcome.Undeliverable(Outcome.REJECTED);
    }
}
