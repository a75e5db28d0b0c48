package org.throughline.server.pages.auditor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;

/** Who saw a case. Asking is noted like any other look at it. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class ReadsPages {
    private static final int SHOWN_MAX = 100;
    private static final int CSV_MAX = 100_000;

    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;

    ReadsPages(Pages pages, Desk desk, CaseDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
    }

    /**
     * Who saw a case.
     *
     * @param emergencies each emergency access of the case, in words
     * @param count how often in all; the rows are the latest of them
     */
    public record ReadsPage(
            String caseId,
            String reference,
            List<String> emergencies,
            List<Row> rows,
            int count,
            String person,
            List<Choice> people) {
        public ReadsPage {
            emergencies = List.copyOf(emergencies);
            rows = List.copyOf(rows);
            people = List.copyOf(people);
        }
    }

    /** One look, in words. */
    public record Row(
            String at, String who, String role, String sight, String why, boolean wasShown) {}

    /** Somebody who looked. */
    public record Choice(String code, String name) {}

    @GetMapping("/audit/cases/{caseId}/reads")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String person,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var events = door.open(caseId, who, Sight.READS);
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var register = desk.registers().now();
        var page =
                new ReadsPage(
                        caseId,
                        reference(events),
                        emergencies(events.get(), register),
                        door.reads(caseId, person.isEmpty() ? null : person, SHOWN_MAX).stream()
                                .map(read -> row(read, register))
                                .toList(),
                        door.count(caseId),
                        person,
                        door.readers(caseId).stream()
                                .map(one -> new Choice(one, Names.ofPerson(one, register)))
                                .toList());
        return pages.show("reads.jte", "Who saw " + page.reference(), page, who, request);
    }

    /** The same as comma-separated values, all of it. */
    @GetMapping("/audit/cases/{caseId}/reads/csv")
    ResponseEntity<?> csv(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (door.open(caseId, who, Sight.READS).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("at", "person", "role", "sight", "purpose", "shown"));
        for (var read : door.reads(caseId, null, CSV_MAX)) {
            rows.add(
                    List.of(
                            read.at().toString(),
                            read.person(),
                            read.role(),
                            read.sight().code(),
                            read.purpose() == null ? "" : read.purpose().code(),
                            read.wasShown() ? "yes" : "no"));
        }
        return Csv.file("reads-" + caseId + ".csv", rows);
    }

    private static String reference(Optional<List<RecordedEvent>> events) {
        return String.valueOf(events.orElseThrow().getFirst().payload().get("caseRef"));
    }

    private static List<String> emergencies(List<RecordedEvent> events, Register register) {
        return events.stream()
                .filter(event -> event.type().startsWith("BreakGlass"))
                .map(event ->
                        "%s, by %s, %s"
                                .formatted(
                                        Wording.words(event.type()),
                                        Names.ofPerson(event.actor().person().value(), register),
                                        Wording.time(event.recordedAt())))
                .toList();
    }

    private static Row row(CaseRead read, Register register) {
        return new Row(
                Wording.time(read.at()),
                Names.ofPerson(read.person(), register),
                Wording.words(read.role()),
                read.sight().label(),
                read.why(),
                read.wasShown());
    }
}
