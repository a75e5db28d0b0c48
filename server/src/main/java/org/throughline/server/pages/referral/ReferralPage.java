package org.throughline.server.pages.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.timeline.EventView;

/**
 * One referral: where it stands, what it asked, what came back, and what can be done now.
 *
 * @param turn whose turn it is, as a sentence
 * @param answerBy by when the agency has to answer; null where no time runs
 * @param isOverdue whether that time has run out
 * @param trouble why it did not reach the agency, and what to do; null when it is not known to have
 *     failed
 * @param steps the way of a referral, with the moment of each step that was taken
 * @param asked what was asked, and how it was put
 * @param shared what the agency was given with it, one line each
 * @param events all that happened to it, the latest first
 * @param actions what whoever looks may record on it now
 */
public record ReferralPage(
        String caseId,
        String reference,
        String referralId,
        String agency,
        String service,
        String state,
        String turn,
        @Nullable String answerBy,
        boolean isOverdue,
        @Nullable String trouble,
        List<Step> steps,
        List<Wording.Line> asked,
        List<String> shared,
        List<EventView> events,
        List<Action> actions) {
    public ReferralPage {
        steps = List.copyOf(steps);
        asked = List.copyOf(asked);
        shared = List.copyOf(shared);
        events = List.copyOf(events);
        actions = List.copyOf(actions);
    }

    /**
     * A step that most referrals take.
     *
     * @param when the moment of it, or that it was not taken, in words
     */
    public record Step(String label, String when, boolean isTaken) {}

    /** A command, and the form for it. */
    public record Action(String label, String path) {}
}
