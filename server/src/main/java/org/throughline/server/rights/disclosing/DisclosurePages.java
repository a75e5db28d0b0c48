package org.throughline.server.rights.disclosing;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.RightsReaders;
import org.throughline.server.access.Sight;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.evidence.PackFile;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.copy.Withheld;
import org.throughline.server.security.SignedIn;

/** A request to see the file: what is withheld of it, and the pack that is given. */
@Controller
@OnNode(NodeRole.CASEWORK)
class DisclosurePages {
    private static final String PATH = "/cases/{caseId}/rights/requests/{requestId}";
    private static final int READS_MAX = 100_000;

    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final DisclosureRoom room;
    private final Clock clock;

    DisclosurePages(Pages pages, Desk desk, CaseDoor door, DisclosureRoom room, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.room = room;
        this.clock = clock;
    }

    /** A request that is there for the reader, and the case that it is about. */
    private record Found(CaseId caseId, List<RecordedEvent> history, AskedFile asked) {
        String reference() {
            return String.valueOf(history.getFirst().payload().get("caseRef"));
        }

        URI path() {
            return URI.create("/cases/" + caseId + "/rights/requests/" + asked.requestId());
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @PathVariable String requestId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return find(caseId, requestId, who)
                .map(found -> page(HttpStatus.OK, found, null, who, request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }

    /** Keeps what is withheld, and issues the pack when that is asked. */
    @PostMapping(PATH)
    ResponseEntity<String> decide(
            @PathVariable String caseId,
            @PathVariable String requestId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (find(caseId, requestId, who).isEmpty() || who.actor().role() != Role.DATA_LEAD) {
            return pages.nothingHere(who, request);
        }
        return room.alone(
                new CaseId(caseId),
                requestId,
                // Looked at again: somebody may have issued it meanwhile.
                () -> decided(find(caseId, requestId, who).orElseThrow(), who, request));
    }

    private ResponseEntity<String> decided(Found found, SignedIn who, HttpServletRequest request) {
        if (found.asked().issued() != null) {
            return page(
                    HttpStatus.CONFLICT,
                    found,
                    "The pack is issued, so what it withholds stays as it is. Note a new request to give another one",
                    who,
                    request);
        }
        var form = room.texts(found.history(), found.asked());
        var typed = form.read(request.getParameterMap());
        if (typed.isEmpty()) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found,
                    "A text or a reason is not one of those offered. Nothing was kept; choose again",
                    who,
                    request);
        }
        room.withhold(found.caseId(), found.asked(), typed.get(), who);
        if (request.getParameter("issue") == null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(found.path()).build();
        }
        var file = room.file(found.caseId(), found.history(), found.asked());
        return switch (room.issue(found.caseId(), file, who)) {
            case Answer.Done _ ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER).location(found.path()).build();
            case Answer.Refused refused ->
                    page(
                            HttpStatus.valueOf(refused.reason().status()),
                            found,
                            RefusalWords.of(refused.reason()),
                            who,
                            request);
        };
    }

    /** The pack as a file, as often as it is asked for. */
    @PostMapping(PATH + "/pack")
    ResponseEntity<?> pack(
            @PathVariable String caseId,
            @PathVariable String requestId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var there = find(caseId, requestId, who);
        if (there.isEmpty() || who.actor().role() != Role.DATA_LEAD) {
            return pages.nothingHere(who, request);
        }
        var found = there.get();
        var issued = found.asked().issued();
        if (issued == null) {
            return page(
                    HttpStatus.CONFLICT,
                    found,
                    found.asked().isIdentityConfirmed()
                            ? "Issue the pack first, so that it is recorded what was given"
                            : RefusalWords.of(Refusal.IDENTITY_UNCONFIRMED),
                    who,
                    request);
        }
        var pack =
                new DisclosurePack(
                        found.reference(),
                        room.file(found.caseId(), found.history(), found.asked()),
                        door.reads(caseId, null, READS_MAX).stream()
                                .filter(read -> found.asked().isAtIssue(read.at()))
                                .toList());
        return PackFile.of(
                "file-" + caseId + ".zip", path -> pack.write(path, pages, issued.recordedAt()));
    }

    private Optional<Found> find(String caseId, String requestId, SignedIn who) {
        if (!RightsReaders.isAmong(who.actor().role())) {
            return Optional.empty();
        }
        return door.open(caseId, who, Sight.DISCLOSURE)
                .flatMap(history ->
                        AskedFile.find(history, requestId, register())
                                .map(asked -> new Found(new CaseId(caseId), history, asked)));
    }

    private Register register() {
        return desk.registers().now();
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            Found found,
            @Nullable String problem,
            SignedIn who,
            HttpServletRequest request) {
        var asked = found.asked();
        var file = room.file(found.caseId(), found.history(), asked);
        var isIssued = asked.issued() != null;
        var page =
                new DisclosurePage(
                        found.caseId().value(),
                        found.reference(),
                        asked.requestId(),
                        standing(asked, file),
                        isIssued
                                ? List.of()
                                : room.texts(found.history(), asked).texts(file.withheld()),
                        Withheld.exemptions().stream()
                                .map(code -> new DisclosurePage.Choice(code, Withheld.words(code)))
                                .toList(),
                        file.events(),
                        file.recipients(),
                        who.actor().role() == Role.DATA_LEAD,
                        isIssued,
                        problem);
        var title =
                (problem == null ? "" : "Error: ") + "Request to see the file, " + page.reference();
        return pages.show(status, "disclosure.jte", title, page, who, request);
    }

    private List<Wording.Line> standing(AskedFile asked, DisclosureRoom.File file) {
        var lines = new ArrayList<Wording.Line>();
        lines.add(new Wording.Line("Asked by", Wording.words(asked.asked().requester())));
        lines.add(new Wording.Line("Received on", Wording.day(asked.asked().receivedOn())));
        lines.add(
                new Wording.Line(
                        "Wants",
                        Wording.lines(
                                        "AccessRequestReceived",
                                        Map.of("wants", asked.asked().wants()))
                                .getFirst()
                                .value()));
        lines.add(new Wording.Line("Standing", asked.state(Register.dayOf(clock.instant()))));
        lines.add(
                new Wording.Line(
                        "Withheld for",
                        file.exemptions().isEmpty()
                                ? "nothing is withheld"
                                : String.join(
                                        ", ",
                                        file.exemptions().stream().map(Withheld::words).toList())));
        return lines;
    }
}
