package org.throughline.agencies.reaching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;

/**
 * The channel by which an agency is reached now.
 *
 * @param channel its code
 * @param cursor releaseSeq up to which every entry is confirmed or cancelled
 * @param target where it goes, in the channel's own words; empty for the pages
 * @param secret signs what goes out; empty where nothing is signed
 * @param oldSecret signs too until its time is over
 */
public record Connection(
        AgencyId agency,
        String channel,
        long cursor,
        String target,
        String secret,
        @Nullable String oldSecret,
        @Nullable Instant oldSecretUntil) {
    /** The agency's own pages: the channel of everybody for whom no other is set up. */
    public static final String PAGE = "page";

    /** The agency's own topic, where programs of it read what this node reads as well. */
    public static final String KAFKA = "kafka";

    /** The pages, which need nothing. */
    public static Connection pages(AgencyId agency) {
        return new Connection(agency, PAGE, 0, "", "", null, null);
    }

    /** A connection that is to be put in use. */
    public static Connection by(String channel, AgencyId agency, String target, String secret) {
        return new Connection(agency, channel, 0, target, secret, null, null);
    }

    /**
     * Whether the agency reads where its entries arrive: what was received has reached it, and
     * nothing is brought or brought again.
     */
    public boolean isReadWhereItArrives() {
        return channel.equals(PAGE) || channel.equals(KAFKA);
    }

    /** The secrets that sign at this moment, the newest first. */
    public List<String> secrets(Instant now) {
        return oldSecret != null && oldSecretUntil != null && now.isBefore(oldSecretUntil)
                ? List.of(secret, oldSecret)
                : List.of(secret);
    }

    /** Until when a secret signs that makes room for another; null while there is none. */
    public @Nullable Instant makesRoomUntil(Instant now) {
        return secrets(now).size() > 1 ? oldSecretUntil : null;
    }

    @Override
    public String toString() {
        return agency + " by " + channel;
    }
}
