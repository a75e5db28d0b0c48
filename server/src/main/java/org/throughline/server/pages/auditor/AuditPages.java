package org.throughline.server.pages.auditor;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.tasks.FourLamps;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseReading;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.caseworker.CasePage;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;
import org.throughline.views.replay.Replay;

/** Finding a case, and replaying it on two clocks. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class AuditPages {
    private final Pages pages;
    private final Desk desk;
    private final Caseload caseload;
    private final ReleasedEntries released;

    AuditPages(Pages pages, Desk desk, Caseload caseload, ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.caseload = caseload;
        this.released = released;
    }

    /** Cases to replay. */
    public record FindPage(List<CaseloadRow> rows, String reference) {
        public FindPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/audit")
    ResponseEntity<String> find(
            @RequestParam(defaultValue = "") String reference,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var filter =
                new Caseload.Filter(
                        null, null, null, reference.isBlank() ? null : reference.strip());
        var rows = caseload.page(Objects.requireNonNullElse(who.projectId(), ""), filter, 0);
        return pages.show("audit.jte", "Replay", new FindPage(rows, reference), who, request);
    }

    /**
     * A case as of a moment.
     *
     * @param step the last event that is shown, when stepping; 0 when moments are asked for
     */
    public record ReplayPage(
            String caseId,
            String reference,
            String knownBy,
            String happenedBy,
            String agency,
            List<Choice> agencies,
            int step,
            int last,
            List<CasePage.LampView> lamps,
            List<Row> rows,
            List<String> changed,
            @Nullable String problem) {
        public ReplayPage {
            agencies = List.copyOf(agencies);
            lamps = List.copyOf(lamps);
            rows = List.copyOf(rows);
            changed = List.copyOf(changed);
        }

        /** An agency to ask about. */
        public record Choice(String code, String name) {}

        /** An event as it was known, and who had been told of it by then. */
        public record Row(
                int caseSeq,
                String title,
                String by,
                String happened,
                String recorded,
                List<Wording.Line> lines,
                List<String> told) {
            public Row {
                lines = List.copyOf(lines);
                told = List.copyOf(told);
            }
        }
    }

    @GetMapping("/audit/cases/{caseId}")
    ResponseEntity<String> replay(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String knownBy,
            @RequestParam(defaultValue = "") String happenedBy,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "0") int step,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        CaseId id;
        try {
            id = new CaseId(caseId);
        } catch (IllegalArgumentException notAnId) {
            return pages.nothingHere(who, request);
        }
        var register = desk.registers().now();
        var events = CaseReading.of(desk.histories().of(id), who.actor(), register);
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var page = page(id, events.get(), register, new Asked(knownBy, happenedBy, agency, step));
        return pages.show("replay.jte", "Replay of " + page.reference(), page, who, request);
    }

    private record Asked(String knownBy, String happenedBy, String agency, int step) {}

    private ReplayPage page(
            CaseId id, List<RecordedEvent> history, Register register, Asked asked) {
        String problem = null;
        Instant known = null;
        Instant happened = null;
        try {
            known = moment(asked.knownBy());
            happened = moment(asked.happenedBy());
        } catch (DateTimeException e) {
            problem = "Give a moment as a date and a time.";
        }
        int step = Math.clamp(asked.step(), 0, history.size());
        if (step > 0) {
            known = history.get(step - 1).recordedAt();
        }
        var bound = known;
        var replay = Replay.of(history);
        var now = step > 0 ? replay.after(step) : replay.asOf(known, happened);
        var before = step > 1 ? replay.after(step - 1) : List.<Replay.Known>of();
        var told =
                released.of(id).stream()
                        .filter(one -> Replay.isBy(one.entry().releasedAt(), bound))
                        .toList();
        var rows = rows(now, told, register, asked.agency());
        return new ReplayPage(
                id.value(),
                String.valueOf(history.getFirst().payload().get("caseRef")),
                asked.knownBy(),
                asked.happenedBy(),
                asked.agency(),
                register.agencies().stream()
                        .map(one -> new ReplayPage.Choice(one.code().value(), one.name()))
                        .toList(),
                step,
                history.size(),
                FourLamps.of(now.stream().map(Replay.Known::event).toList()).all().stream()
                        .map(lamp ->
                                new CasePage.LampView(
                                        Wording.words(lamp.task().code()), lamp.state().code(), ""))
                        .toList(),
                rows,
                step > 0 ? Replay.difference(before, now) : List.of(),
                problem);
    }

    private static List<ReplayPage.Row> rows(
            List<Replay.Known> known, List<ReleasedEntry> told, Register register, String agency) {
        var levels =
                told.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReleasedEntry::caseSeq,
                                        Collectors.mapping(
                                                one ->
                                                        one.entry().agency()
                                                                + " "
                                                                + one.entry().level().letter(),
                                                Collectors.toList())));
        var rows = new ArrayList<ReplayPage.Row>();
        for (var one : known) {
            var event = one.event();
            var ofAgency =
                    told.stream()
                            .filter(entry -> entry.caseSeq() == event.caseSeq())
                            .filter(entry -> entry.entry().agency().value().equals(agency))
                            .reduce((_, last) -> last);
            if (!agency.isEmpty() && ofAgency.isEmpty()) {
                continue;
            }
            rows.add(
                    new ReplayPage.Row(
                            event.caseSeq(),
                            Wording.words(event.type()),
                            CasePage.by(event.actor(), register),
                            Wording.time(one.occurredAt(), one.precision()),
                            Wording.time(event.recordedAt()),
                            Wording.lines(
                                    event.type(),
                                    ofAgency.map(entry -> entry.entry().payload())
                                            .orElse(one.payload())),
                            levels.getOrDefault(event.caseSeq(), List.of())));
        }
        return rows.reversed();
    }

    private static @Nullable Instant moment(String text) {
        return text.isBlank()
                ? null
                : LocalDateTime.parse(text).atZone(Register.LONDON).toInstant();
    }
}
