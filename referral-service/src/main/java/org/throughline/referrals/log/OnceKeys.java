package org.throughline.referrals.log;

import java.util.Optional;

/** What the log knows of commands, messages and timers that were appended before. */
public interface OnceKeys {

    Optional<First> find(String scope, String id);

    /** The first time: a digest of the content, and the positions of the events. */
    record First(String digest, long firstPosition, long lastPosition) {}
}
