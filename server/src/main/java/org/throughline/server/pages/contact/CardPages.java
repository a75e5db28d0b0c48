package org.throughline.server.pages.contact;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.Role;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Words;
import org.throughline.server.pages.contact.SafeContact.Standing;
import org.throughline.server.pages.contact.SafeContact.Way;
import org.throughline.server.security.SignedIn;

/**
 * The safe-contact card: what was agreed about reaching the client, in their language, to be
 * printed and given to them. It names nobody and tells nothing of the case; the code word and the
 * place to meet stay off it, because who finds a card must not learn them.
 */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CardPages {
    private static final Words.InAll WORDS = Words.all("card");

    /** In digits, which read the same in all languages. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Pages pages;
    private final CaseDoor door;

    CardPages(Pages pages, CaseDoor door) {
        this.pages = pages;
        this.door = door;
    }

    /**
     * The card.
     *
     * @param safe ways that may be used
     * @param doubtful ways of which nobody knows whether they are safe
     * @param unsafe ways that are not used
     * @param hasSecrets whether there is a code word or a place to meet, which stays off the card
     * @param mayRecord whether whoever looks may record what the client says
     * @param askAgain the day on which the client is asked again; null when nothing was said
     */
    public record CardPage(
            String caseId,
            String reference,
            List<Way> safe,
            List<Way> doubtful,
            List<Way> unsafe,
            boolean hasSecrets,
            boolean mayRecord,
            @Nullable String askAgain,
            Words words) {
        public CardPage {
            safe = List.copyOf(safe);
            doubtful = List.copyOf(doubtful);
            unsafe = List.copyOf(unsafe);
        }

        /** Whether the client said nothing yet, so that there is nothing to print. */
        public boolean isEmpty() {
            return safe.isEmpty() && doubtful.isEmpty() && unsafe.isEmpty();
        }
    }

    @GetMapping("/cases/{caseId}/card")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (who.actor().role() == Role.FORUM) {
            // They read codes alone, and a rule of contact is none.
            return pages.nothingHere(who, request);
        }
        var readable = door.open(caseId, who, Sight.CARD);
        if (readable.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var contact = SafeContact.of(readable.get());
        var reviewOn = contact.reviewOn();
        var page =
                new CardPage(
                        caseId,
                        String.valueOf(readable.get().getFirst().payload().get("caseRef")),
                        of(contact, Standing.SAFE),
                        of(contact, Standing.UNKNOWN),
                        of(contact, Standing.UNSAFE),
                        contact.codeWord() != null || contact.meetingPlace() != null,
                        who.actor().role() != Role.AUDITOR,
                        reviewOn == null ? null : DAY.format(LocalDate.parse(reviewOn)),
                        WORDS.forClient(language, readable.get()));
        return pages.show("card.jte", "Card of " + page.reference(), page, who, request);
    }

    private static List<Way> of(SafeContact contact, Standing standing) {
        return contact.ways().stream().filter(way -> way.standing() == standing).toList();
    }
}
