package org.throughline.casefile.rights.access;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Map;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockResumed;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.memory.Known;

/**
 * Is it known who asked, and what is there to give?
 *
 * @param identities what is known of the person behind each request
 */
public record Disclosing(Map<String, String> identities, Manifest manifest) {

    public static final Decider<IssueDisclosurePack, Disclosing> DECIDER =
            new Decider<>(
                    IssueDisclosurePack.class,
                    new Disclosing(Map.of(), Manifest.EMPTY),
                    Disclosing::evolve,
                    Disclosing::decide);

    Disclosing evolve(RecordedEvent recorded) {
        var known =
                switch (recorded.event()) {
                    case AccessRequestReceived it ->
                            Known.with(identities, it.requestId(), it.identity());
                    case ClockResumed it -> Known.with(identities, it.requestId(), it.identity());
                    default -> identities;
                };
        return new Disclosing(known, manifest.with(recorded));
    }

    private Decision decide(Asked<IssueDisclosurePack> asked) {
        var issue = asked.command();
        var identity = identities.get(issue.requestId());
        if (identity == null) {
            return refused(Refusal.NOT_FOUND, "requestId");
        }
        if (!identity.equals("confirmed")) {
            return refused(Refusal.IDENTITY_UNCONFIRMED, "requestId");
        }
        return recorded(
                new DisclosurePackIssued(
                        issue.requestId(),
                        issue.exemptions(),
                        manifest.digest(asked.submission().caseId(), issue)));
    }
}
