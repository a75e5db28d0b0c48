package org.throughline.server.pages.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.referrals.Desk;
import org.throughline.server.access.Purpose;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.form.Carried;
import org.throughline.server.searching.SearchDoor;
import org.throughline.server.security.SignedIn;
import org.throughline.views.search.SearchQuestion;

/**
 * Before a case is opened, looks whether there is one of somebody of that name: two cases of one
 * person are two stories for every agency. It is a search like any other, and noted as one.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class DuplicateLook {
    /** Says that those cases were looked at, and it is none of them. */
    private static final String LOOKED = "looked";

    private static final Set<String> OF_THE_FORM = Set.of("_csrf", LOOKED, "add", "change");

    private final Pages pages;
    private final Desk desk;
    private final SearchDoor door;

    DuplicateLook(Pages pages, Desk desk, SearchDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
    }

    /**
     * Cases that may be the same.
     *
     * @param clientName as it was typed for the new one
     * @param typed everything that was filled in
     */
    public record DuplicatePage(String clientName, List<FoundCase> rows, List<Carried> typed) {
        public DuplicatePage {
            rows = List.copyOf(rows);
            typed = List.copyOf(typed);
        }
    }

    /**
     * Empty when there is nothing to look at, or it was looked at.
     *
     * @param caseId of the new case: one that was opened already is no other
     */
    public Optional<ResponseEntity<String>> page(
            String caseId, String clientName, SignedIn who, HttpServletRequest request) {
        var question = new SearchQuestion(clientName, null);
        if (request.getParameter(LOOKED) != null || !question.isEnough()) {
            return Optional.empty();
        }
        var found =
                door.find(who, Purpose.NEW_CASE, question).rows().stream()
                        .filter(row -> !row.caseId().equals(caseId))
                        .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        pages.show(
                                "duplicates.jte",
                                "Is it one of these?",
                                new DuplicatePage(
                                        clientName,
                                        found.stream()
                                                .map(row ->
                                                        FoundCase.of(row, desk.registers().now()))
                                                .toList(),
                                        Carried.of(request.getParameterMap(), OF_THE_FORM)),
                                who,
                                request));
    }
}
