package org.throughline.casefile.memory;

import static org.throughline.casefile.memory.ReferralState.ACCEPTED;
import static org.throughline.casefile.memory.ReferralState.ACKNOWLEDGED;
import static org.throughline.casefile.memory.ReferralState.CLOSED;
import static org.throughline.casefile.memory.ReferralState.COMPLETED;
import static org.throughline.casefile.memory.ReferralState.DECLINED;
import static org.throughline.casefile.memory.ReferralState.DISCARDED;
import static org.throughline.casefile.memory.ReferralState.DISPUTED;
import static org.throughline.casefile.memory.ReferralState.DRAFT;
import static org.throughline.casefile.memory.ReferralState.INFO_NEEDED;
import static org.throughline.casefile.memory.ReferralState.IN_PROGRESS;
import static org.throughline.casefile.memory.ReferralState.ON_HOLD;
import static org.throughline.casefile.memory.ReferralState.REROUTED;
import static org.throughline.casefile.memory.ReferralState.SENT;
import static org.throughline.casefile.memory.ReferralState.WITHDRAWN;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which command moves a referral from which states. */
public enum Transition {
    ACKNOWLEDGE("AcknowledgeReferral", ACKNOWLEDGED, SENT),
    REQUEST_INFO("RequestReferralInfo", INFO_NEEDED, SENT, ACKNOWLEDGED),
    SUPPLY_INFO("SupplyReferralInfo", ACKNOWLEDGED, INFO_NEEDED),
    ACCEPT("AcceptReferral", ACCEPTED, SENT, ACKNOWLEDGED),
    /** From ACCEPTED only when it is the client who refuses. */
    DECLINE("DeclineReferral", DECLINED, SENT, ACKNOWLEDGED, INFO_NEEDED, ACCEPTED, ON_HOLD),
    START("StartReferral", IN_PROGRESS, ACCEPTED),
    PROGRESS("RecordReferralProgress", IN_PROGRESS, IN_PROGRESS),
    PAUSE("PauseReferral", ON_HOLD, ACCEPTED, IN_PROGRESS),
    RESUME("ResumeReferral", IN_PROGRESS, ON_HOLD),
    COMPLETE("CompleteReferral", COMPLETED, ACCEPTED, IN_PROGRESS),
    WITHDRAW(
            "WithdrawReferral",
            WITHDRAWN,
            SENT,
            ACKNOWLEDGED,
            INFO_NEEDED,
            ACCEPTED,
            IN_PROGRESS,
            ON_HOLD),
    /** A declined referral may be rerouted once and stays DECLINED. */
    REROUTE("RerouteReferral", REROUTED, SENT, ACKNOWLEDGED, ACCEPTED, IN_PROGRESS, DECLINED),
    /** To CLOSED when the client agrees, to DISPUTED when not; stays when not reached. */
    CONFIRM_OUTCOME("ConfirmReferralOutcome", CLOSED, COMPLETED),
    CLOSE("CloseReferral", CLOSED, DISPUTED),
    DISCARD("DiscardReferral", DISCARDED, DRAFT);

    private final String command;
    private final ReferralState to;
    private final Set<ReferralState> from;

    Transition(String command, ReferralState to, ReferralState... from) {
        this.command = command;
        this.to = to;
        this.from = Set.of(from);
    }

    /** The name of the command at the desk. */
    public String command() {
        return command;
    }

    /** The state it leads to. */
    public ReferralState to() {
        return to;
    }

    public boolean isAllowedFrom(ReferralState state) {
        return from.contains(state);
    }

    /** The states to which a command can move a referral from here. */
    public static List<ReferralState> statesAfter(ReferralState state) {
        return Arrays.stream(values())
                .filter(transition -> transition.isAllowedFrom(state))
                .flatMap(transition -> transition.leadsTo().stream())
                .distinct()
                .toList();
    }

    private List<ReferralState> leadsTo() {
        return this == CONFIRM_OUTCOME ? List.of(CLOSED, DISPUTED) : List.of(to);
    }

    /** The names of the commands that move a referral on from here. */
    public static List<String> commandsFrom(ReferralState state) {
        return Arrays.stream(values())
                .filter(transition -> transition.isAllowedFrom(state))
                .map(Transition::command)
                .toList();
    }
}
