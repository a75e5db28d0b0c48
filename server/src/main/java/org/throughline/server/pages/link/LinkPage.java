package org.throughline.server.pages.link;

import java.util.List;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.agency.AgencyCasePage.AnswerView;
import org.throughline.server.pages.agency.AgencyCasePage.Command;
import org.throughline.views.inbox.InboxRow;

/**
 * One referral as its light link shows it.
 *
 * @param reference of the link, for the telephone
 * @param isOpen whether the gate is open; through a closed one nothing personal is shown
 * @param safety rules of safe contact, when the referral shares them
 * @param entries its entries, the newest first
 */
public record LinkPage(
        LinkWords words,
        String reference,
        boolean isOpen,
        InboxRow referral,
        List<Wording.Line> safety,
        List<Entry> entries,
        List<AnswerView> answers,
        List<Command> commands,
        boolean wasSent) {
    public LinkPage {
        safety = List.copyOf(safety);
        entries = List.copyOf(entries);
        answers = List.copyOf(answers);
        commands = List.copyOf(commands);
    }

    /** One entry in our words. */
    public record Entry(
            String title,
            String happened,
            String by,
            boolean isCorrected,
            boolean isRedacted,
            List<Wording.Line> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /** Asking for a code, or giving it. */
    public record CodePage(LinkWords words, String reference, boolean isWrong, boolean isTooMany) {}

    /** A link that opens nothing; a live one may only need another code. */
    public record ExpiredPage(LinkWords words, boolean isLinkLive) {}
}
