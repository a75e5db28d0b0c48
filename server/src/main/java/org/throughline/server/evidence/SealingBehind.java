package org.throughline.server.evidence;

/** What a pack has to say is recorded and, after some seconds, still not sealed. */
public final class SealingBehind extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealingBehind() {
        super("what the pack has to say is not sealed yet");
    }
}
