package org.throughline.server.following;

/** Which processors somebody has paused. */
@FunctionalInterface
public interface Pauses {
    /** Where nobody can pause anything. */
    Pauses NONE = _ -> false;

    boolean isPaused(String processor);
}
