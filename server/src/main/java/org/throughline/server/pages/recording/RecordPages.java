package org.throughline.server.pages.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Desk;
import org.throughline.referrals.previewing.Foreseeing;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.server.access.PreviewReading;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Meanwhile;
import org.throughline.server.pages.recording.RecordForms.Seen;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.Caseload;

/** Recording: what can be recorded, and the form of each command. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class RecordPages {
    private final Pages pages;
    private final Desk desk;
    private final RecordForms forms;
    private final Suggested suggested;

    RecordPages(Pages pages, Desk desk, RecordForms forms, Caseload caseload) {
        this.pages = pages;
        this.desk = desk;
        this.forms = forms;
        this.suggested = new Suggested(caseload);
    }

    /** The commands of one chapter. */
    public record Chapter(String group, List<Entry> entries) {
        public Chapter {
            entries = List.copyOf(entries);
        }

        /** A command that may be recorded. */
        public record Entry(String command, String label) {}
    }

    /** What can be recorded on a case. */
    public record RecordPage(String caseId, List<Chapter> chapters) {
        public RecordPage {
            chapters = List.copyOf(chapters);
        }
    }

    @GetMapping("/cases/{caseId}/record")
    ResponseEntity<String> choose(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (forms.seen(caseId, who) == null) {
            return pages.nothingHere(who, request);
        }
        var chapters = new LinkedHashMap<String, List<Chapter.Entry>>();
        for (var command : desk.commands()) {
            if (command.roles().contains(who.actor().role())
                    && !command.name().equals(OpeningPages.OPEN)) {
                chapters.computeIfAbsent(command.group(), _ -> new ArrayList<>())
                        .add(new Chapter.Entry(command.name(), Wording.words(command.name())));
            }
        }
        var page =
                new RecordPage(
                        caseId,
                        chapters.entrySet().stream()
                                .map(one -> new Chapter(one.getKey(), one.getValue()))
                                .toList());
        return pages.show("record.jte", "Record something", page, who, request);
    }

    @GetMapping("/cases/{caseId}/record/{command}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @PathVariable String command,
            @RequestParam Map<String, String> calledFor,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = forms.seen(caseId, who);
        return seen == null || !desk.takes(command)
                ? pages.nothingHere(who, request)
                : forms.show(
                        caseId,
                        command,
                        seen,
                        suggested.of(RecordForms.spec(command), calledFor, seen.events(), who),
                        null,
                        who,
                        request);
    }

    @PostMapping("/cases/{caseId}/record/{command}")
    ResponseEntity<String> record(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = forms.seen(caseId, who);
        return seen == null || !desk.takes(command)
                ? pages.nothingHere(who, request)
                : send(caseId, command, seen, who, request);
    }

    private ResponseEntity<String> send(
            @Nullable String caseId,
            String command,
            Seen seen,
            SignedIn who,
            HttpServletRequest request) {
        var typed = request.getParameterMap();
        var id = caseId == null ? "" : caseId;
        if (typed.containsKey("add") || typed.containsKey("change")) {
            return forms.show(id, command, seen, typed, null, who, request);
        }
        var spec = RecordForms.spec(command);
        var isSending = Foreseeing.isSending(spec);
        if (isSending && !typed.containsKey("send")) {
            return preview(id, command, seen, null, who, request);
        }
        return forms.hand(
                forms.handed(command, typed, who),
                refused -> {
                    if (!isSending || refused.reason() != Refusal.VERSION_CONFLICT) {
                        return forms.show(id, command, seen, typed, refused, who, request);
                    }
                    var now = Objects.requireNonNullElse(forms.seen(id, who), seen);
                    return preview(id, command, now, forms.meanwhile(typed, now), who, request);
                });
    }

    /**
     * What would leave now, whatever version the form was opened on.
     *
     * @param meanwhile what was recorded since it was looked at; null when it is looked at first
     */
    private ResponseEntity<String> preview(
            String caseId,
            String command,
            Seen seen,
            @Nullable Meanwhile meanwhile,
            SignedIn who,
            HttpServletRequest request) {
        var typed = new LinkedHashMap<>(request.getParameterMap());
        PreviewPage.VERSIONS.forEach(typed::remove);
        return switch (desk.preview(forms.handed(command, typed, who))) {
            case Foreseen.Refused refused ->
                    forms.show(caseId, command, seen, typed, refused.answer(), who, request);
            case Foreseen.Shown shown ->
                    PreviewReading.of(shown, who.actor(), desk.registers().now())
                            .map(reading ->
                                    PreviewPage.of(
                                            command,
                                            shown,
                                            reading,
                                            desk.registers().now(),
                                            typed,
                                            meanwhile))
                            .map(page ->
                                    pages.show(
                                            meanwhile == null ? HttpStatus.OK : HttpStatus.CONFLICT,
                                            "preview.jte",
                                            "Check what will leave",
                                            page,
                                            who,
                                            request))
                            .orElseGet(() -> pages.nothingHere(who, request));
        };
    }
}
