package org.throughline.server.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.note.SignedNote;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field;
import org.throughline.server.security.SignedIn;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.signing.WitnessBook;
import org.throughline.server.witnessing.Witnesses;

/** The proof of a case, and the pack of evidence that an auditor takes away. */
@Controller
@OnNode(NodeRole.CASEWORK)
class EvidencePages {
    private final Pages pages;
    private final CaseDoor door;
    private final EvidenceRoom room;
    private final Witnesses witnesses;

    EvidencePages(Pages pages, CaseDoor door, EvidenceRoom room, Witnesses witnesses) {
        this.pages = pages;
        this.door = door;
        this.room = room;
        this.witnesses = witnesses;
    }

    @GetMapping("/audit/cases/{caseId}/proof")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var history = door.open(caseId, who, Sight.PROOF);
        return history.isEmpty()
                ? pages.nothingHere(who, request)
                : page(
                        HttpStatus.OK,
                        new CaseId(caseId),
                        history.get(),
                        null,
                        fields("", "en", null),
                        who,
                        request);
    }

    /** The pack as a file. */
    @PostMapping("/audit/cases/{caseId}/proof")
    ResponseEntity<?> make(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "en") String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var history = door.open(caseId, who, Sight.PROOF);
        if (history.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var id = new CaseId(caseId);
        var chosen = PackReason.of(reason);
        if (chosen.isEmpty()) {
            var problem = "Choose what the pack is for";
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    id,
                    history.get(),
                    problem,
                    fields(reason, language, problem),
                    who,
                    request);
        }
        HttpStatus status;
        String problem;
        try {
            if (room.sealed().signs()) {
                return room.make(id, history.get(), chosen.get(), language, who);
            }
            status = HttpStatus.SERVICE_UNAVAILABLE;
            problem =
                    "This node does not hold the log's keys. Ask where they are, and make the pack there";
        } catch (NotTheLogSealed found) {
            status = HttpStatus.CONFLICT;
            problem = "The log is not what was sealed, so no pack is made. Tell the operator";
        } catch (SealingBehind behind) {
            status = HttpStatus.SERVICE_UNAVAILABLE;
            problem =
                    "Somebody of this case was erased, and the proof of that is not ready. Make the pack again in a minute";
        }
        return page(
                status, id, history.get(), problem, fields(reason, language, null), who, request);
    }

    private static List<Field> fields(String reason, String language, @Nullable String problem) {
        return List.of(PackReason.field(reason, problem), CoverSheets.field(language));
    }

    /**
     * Whose signatures count: the file that the verifiers ask for. It holds nothing of any case.
     */
    @GetMapping("/proof/keys.json")
    ResponseEntity<byte[]> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"keys.json\"")
                .body(room.sealed().policy().bytes());
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            CaseId id,
            List<RecordedEvent> history,
            @Nullable String problem,
            List<Field> fields,
            SignedIn who,
            HttpServletRequest request) {
        var reference = String.valueOf(history.getFirst().payload().get("caseRef"));
        var sealed = room.sealed();
        long size = sealed.size();
        long covered = history.stream().filter(event -> event.position() <= size).count();
        var page =
                new ProofPage(
                        id.value(),
                        reference,
                        List.of(
                                new Wording.Line(
                                        "Events of this case",
                                        "%d, of which %d are sealed"
                                                .formatted(history.size(), covered)),
                                new Wording.Line("Entries of the log that are sealed", "" + size),
                                new Wording.Line("The log's name", sealed.origin()),
                                new Wording.Line("Seen and cosigned by", witnessed()),
                                new Wording.Line(
                                        "Seen by two agencies, or by one and an auditor",
                                        "the first " + witnesses.witnessed()),
                                new Wording.Line(
                                        "Last read through and found as sealed",
                                        sealed.wholeAt()
                                                .map(Wording::time)
                                                .orElse("not yet, since this node started"))),
                        fields,
                        sealed.lastCheckpoint().map(SignedNote::whole).orElse(""),
                        room.made(id).stream()
                                .map(pack -> ProofPage.Made.of(pack, reference))
                                .toList(),
                        sealed.signs(),
                        sealed.trouble().orElse(null),
                        problem);
        var title = (problem == null ? "" : "Error: ") + "Proof of " + reference;
        return pages.show(status, "proof.jte", title, page, who, request);
    }

    /** Those who have seen the same together; each of them says so every minute. */
    private String witnessed() {
        var bySize =
                witnesses.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        WitnessBook.Seen::size,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                one -> one.agency().value(),
                                                Collectors.joining(", "))));
        return bySize.isEmpty()
                ? "nobody yet"
                : bySize.descendingMap().entrySet().stream()
                        .map(one -> one.getValue() + ": up to " + one.getKey())
                        .collect(Collectors.joining("; "));
    }
}
