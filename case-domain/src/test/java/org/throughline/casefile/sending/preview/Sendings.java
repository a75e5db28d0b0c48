package org.throughline.casefile.sending.preview;

import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.StoryFacts.SECOND;

import java.time.Instant;
import java.util.List;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.CaseHistory;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision.Recorded;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sending.SendReferral;

/** What a caseworker is about to send, and what the case decides of it. */
final class Sendings {
    private Sendings() {}

    /** To the police, under consent c-1, as the referral r-2. */
    static SendReferral toPolice(CaseStory story, String... items) {
        return to(POLICE, Purpose.REPORT, story, items);
    }

    static SendReferral to(AgencyId agency, Purpose purpose, CaseStory story, String... items) {
        return new SendReferral(
                SECOND,
                agency,
                "report-support",
                null,
                "outlook",
                purpose,
                Urgency.HIGH,
                "Rosa",
                "Please call.",
                List.of(items),
                "c-1",
                story.history().size());
    }

    static <C extends CaseCommand> Asked<C> asked(CaseStory story, C command, Instant at) {
        return new Asked<>(
                CaseHistory.submission(command, RUTH, at), story.history().size(), REGISTER);
    }

    /** The fact that the command leads to. */
    static <C extends CaseCommand, S> CaseEvent fact(
            Decider<C, S> decider, CaseStory story, C command, Instant at) {
        var decision =
                decider.decide()
                        .apply(decider.memoryOf(story.history()), asked(story, command, at));
        return ((Recorded) decision).events().getFirst();
    }

    /** What the caseworker is shown on Tuesday. */
    static <C extends CaseCommand, S> Preview preview(
            Decider<C, S> decider, CaseStory story, C command) {
        return Preview.of(
                story.history(),
                fact(decider, story, command, TUESDAY),
                asked(story, command, TUESDAY));
    }
}
