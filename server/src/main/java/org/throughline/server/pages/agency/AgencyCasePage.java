package org.throughline.server.pages.agency;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.views.inbox.InboxRow;

/** A case as the agency may see it. */
public record AgencyCasePage(
        String caseId,
        boolean isOpen,
        List<InboxRow> referrals,
        List<EntryView> entries,
        List<AnswerView> answers,
        List<Command> commands,
        boolean wasSent) {
    public AgencyCasePage {
        referrals = List.copyOf(referrals);
        entries = List.copyOf(entries);
        answers = List.copyOf(answers);
        commands = List.copyOf(commands);
    }

    /** Whether the agency still has to say if it takes the referral. */
    public static boolean isUndecided(InboxRow referral) {
        return Set.of("SENT", "ACKNOWLEDGED").contains(referral.state());
    }

    /** Whether the agency works on the referral, and can end it. */
    public static boolean isWorkedOn(InboxRow referral) {
        return Set.of("ACCEPTED", "IN_PROGRESS").contains(referral.state());
    }

    /** An entry, in our words and in the agency's own. */
    public record EntryView(
            int agencySeq,
            String title,
            String record,
            String happened,
            String recorded,
            String by,
            boolean isLate,
            boolean isCorrected,
            boolean isRedacted,
            List<Wording.Line> lines) {
        public EntryView {
            lines = List.copyOf(lines);
        }
    }

    /** An answer and what became of it. */
    public record AnswerView(String what, String state, @Nullable String why) {}

    /** Something that can be answered. */
    public record Command(String name, String label) {}
}
