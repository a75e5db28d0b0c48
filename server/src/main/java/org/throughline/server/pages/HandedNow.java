package org.throughline.server.pages;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Handed;
import org.throughline.server.security.SignedIn;
import tools.jackson.databind.node.ObjectNode;

/** A command that a page hands in without a form of its own, about what is done this moment. */
public final class HandedNow {
    private HandedNow() {}

    /**
     * @param data the command's own fields; those of every command are added to it
     */
    public static Handed of(
            String command, CaseId caseId, ObjectNode data, SignedIn who, Instant at) {
        data.put("commandId", FreshIds.command())
                .put("caseId", caseId.value())
                .put("occurredAt", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("precision", "exact");
        return new Handed(command, data, who.actor(), at, false);
    }
}
