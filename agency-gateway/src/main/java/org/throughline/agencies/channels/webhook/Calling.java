package org.throughline.agencies.channels.webhook;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/** How addresses of agencies are called, and which of them may be. */
public final class Calling {
    /** A call ends within this time, whatever the other side does. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final AddressFilter filter;
    private final PinnedCall call;

    /**
     * @param tls which certificates are believed
     */
    public Calling(AddressFilter filter, SSLContext tls) {
        this(filter, tls, ANSWER_WITHIN);
    }

    Calling(AddressFilter filter, SSLContext tls, Duration answerWithin) {
        this.filter = filter;
        this.call = new PinnedCall(tls, CONNECT_WITHIN, answerWithin);
    }

    AddressFilter filter() {
        return filter;
    }

    PinnedCall call() {
        return call;
    }
}
