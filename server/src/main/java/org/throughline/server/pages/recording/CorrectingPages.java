package org.throughline.server.pages.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.throughline.casefile.sharing.EventTable;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.form.EventValues;
import org.throughline.server.pages.form.Meanwhile;
import org.throughline.server.pages.recording.RecordForms.Seen;
import org.throughline.server.pages.timeline.EventView;
import org.throughline.server.security.SignedIn;
import org.throughline.views.replay.Replay;
import tools.jackson.databind.node.ObjectNode;

/** Putting an event right: which one, and then the form with what stands there. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CorrectingPages {
    private static final CommandSpec CORRECT = CorrectionForm.CORRECT;
    private static final String PATH = "/cases/{caseId}/record/CorrectEvent";

    private final Pages pages;
    private final Desk desk;
    private final RecordForms forms;
    private final Clock clock;

    CorrectingPages(Pages pages, Desk desk, RecordForms forms, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * The events of a case that can be put right.
     *
     * @param events newest first
     * @param isGone whether the one that was asked for is not, or not any more, among them
     */
    public record ChoicePage(String caseId, List<EventView> events, boolean isGone) {
        public ChoicePage {
            events = List.copyOf(events);
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String event,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = seen(caseId, who);
        if (seen == null) {
            return pages.nothingHere(who, request);
        }
        return correctable(seen, event)
                .map(known ->
                        forms.show(form(caseId, known, seen, who).begin(), null, who, request))
                .orElseGet(() -> choice(caseId, seen, !event.isEmpty(), who, request));
    }

    @PostMapping(PATH)
    ResponseEntity<String> correct(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = seen(caseId, who);
        if (seen == null) {
            return pages.nothingHere(who, request);
        }
        return correctable(seen, target(request))
                .map(known -> send(caseId, known, seen, who, request))
                .orElseGet(() -> choice(caseId, seen, true, who, request));
    }

    private static String target(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter("target"), "");
    }

    private @Nullable Seen seen(String caseId, SignedIn who) {
        return CORRECT.roles().contains(who.actor().role()) ? forms.seen(caseId, who) : null;
    }

    private ResponseEntity<String> send(
            String caseId,
            Replay.Known known,
            Seen seen,
            SignedIn who,
            HttpServletRequest request) {
        var form = request.getParameterMap();
        if (form.containsKey("add")) {
            return forms.show(form(caseId, known, seen, who).of(form, null), null, who, request);
        }
        var looked = looked(known, seen, form);
        var typed = looked.typed(form, desk.registers().now());
        var handed = forms.handed(CORRECT.name(), form, who);
        var data = (ObjectNode) handed.data();
        data.remove(CorrectionForm.CHANGES);
        if (typed.violations().isEmpty() && !typed.changes().isEmpty()) {
            data.set(CorrectionForm.CHANGES, typed.changes());
        }
        return forms.hand(
                handed,
                refused ->
                        refused.reason() == Refusal.VERSION_CONFLICT
                                ? again(caseId, looked, form, refused, who, request)
                                : forms.show(
                                        form(caseId, known, seen, who)
                                                .of(form, CorrectionForm.inWords(refused, typed)),
                                        refused,
                                        who,
                                        request));
    }

    /** The values on which the form was opened, whatever was recorded since. */
    private static EventValues looked(Replay.Known known, Seen seen, Map<String, String[]> form) {
        int caseSeq = known.event().caseSeq();
        return Replay.of(seen.events()).after(Meanwhile.seen(form, seen.version())).stream()
                .filter(then -> then.event().caseSeq() == caseSeq)
                .findFirst()
                .map(EventValues::new)
                .orElseGet(() -> new EventValues(known));
    }

    /** Somebody else wrote first: their values stand in the form wherever nothing was typed. */
    private ResponseEntity<String> again(
            String caseId,
            EventValues looked,
            Map<String, String[]> form,
            Answer.Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        var now = seen(caseId, who);
        if (now == null) {
            return pages.nothingHere(who, request);
        }
        return correctable(now, target(request))
                .map(known -> {
                    var typed = new EventValues(known).goingOn(form, looked);
                    PreviewPage.VERSIONS.forEach(typed::remove);
                    return forms.show(
                            form(caseId, known, now, who)
                                    .of(typed, refused)
                                    .after(forms.meanwhile(form, now)),
                            refused,
                            who,
                            request);
                })
                .orElseGet(() -> choice(caseId, now, true, who, request));
    }

    private CorrectionForm form(String caseId, Replay.Known known, Seen seen, SignedIn who) {
        return new CorrectionForm(
                caseId, known, seen, who.actor(), desk.registers().now(), clock.instant());
    }

    private ResponseEntity<String> choice(
            String caseId, Seen seen, boolean isGone, SignedIn who, HttpServletRequest request) {
        var register = desk.registers().now();
        var events =
                correctable(seen).map(known -> EventView.of(known, register, List.of())).toList();
        return pages.show(
                isGone ? HttpStatus.NOT_FOUND : HttpStatus.OK,
                "correcting.jte",
                (isGone ? "Error: " : "") + "Which event is wrong?",
                new ChoicePage(caseId, events.reversed(), isGone),
                who,
                request);
    }

    private static Stream<Replay.Known> correctable(Seen seen) {
        return Replay.of(seen.events()).standing().stream()
                .filter(known -> EventTable.standard().row(known.event().type()).isCorrectable());
    }

    private static Optional<Replay.Known> correctable(Seen seen, String caseSeq) {
        return correctable(seen)
                .filter(known -> Integer.toString(known.event().caseSeq()).equals(caseSeq))
                .findFirst();
    }
}
