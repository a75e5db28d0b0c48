package org.throughline.casefile.memory;

import org.throughline.casefile.codes.Coded;

/** Where a referral stands. */
public enum ReferralState implements Coded {
    DRAFT(Stage.BESIDE),
    SENT(Stage.LIVE),
    ACKNOWLEDGED(Stage.LIVE),
    INFO_NEEDED(Stage.LIVE),
    ACCEPTED(Stage.LIVE),
    IN_PROGRESS(Stage.LIVE),
    ON_HOLD(Stage.LIVE),
    COMPLETED(Stage.BESIDE),
    DISPUTED(Stage.BESIDE),
    CLOSED(Stage.TERMINAL),
    DECLINED(Stage.TERMINAL),
    WITHDRAWN(Stage.TERMINAL),
    REROUTED(Stage.TERMINAL),
    EXPIRED(Stage.TERMINAL),
    DISCARDED(Stage.TERMINAL),
    IN_ERROR(Stage.TERMINAL);

    private enum Stage {
        LIVE,
        /** Neither asks for an answer nor has ended. */
        BESIDE,
        TERMINAL
    }

    private final Stage stage;

    ReferralState(Stage stage) {
        this.stage = stage;
    }

    /** Whether the agency has been asked and its work has not ended: at most one per need. */
    public boolean isLive() {
        return stage == Stage.LIVE;
    }

    /** Whether the referral has ended for good. */
    public boolean isTerminal() {
        return stage == Stage.TERMINAL;
    }

    @Override
    public String code() {
        return name();
    }
}
