package org.throughline.server.pages.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.contact.ContactWords;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.Meanwhile;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.security.SignedIn;

/** The form of a command, empty or with what was typed and why it was refused. */
@Component
@OnNode(NodeRole.CASEWORK)
class RecordForms {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Clock clock;

    RecordForms(Pages pages, Desk desk, CaseDoor door, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.clock = clock;
    }

    /** What the reader may read of a case, and the version that it is of. */
    record Seen(List<RecordedEvent> events, int version) {
        static final Seen NOTHING = new Seen(List.of(), 0);
    }

    static CommandSpec spec(String command) {
        return Contract.standard().command(command).orElseThrow();
    }

    /** What was typed, as it is handed in. */
    Handed handed(String command, Map<String, String[]> typed, SignedIn who) {
        List<FieldSpec> fields = new ArrayList<>(Contract.standard().commonFields());
        fields.addAll(spec(command).fields());
        var data = new TypedForm(Contract.standard(), typed).read(fields);
        return new Handed(command, data, who.actor(), clock.instant(), false);
    }

    /** Hands it in: whoever did is led to the case, or told why not. */
    ResponseEntity<String> hand(
            Handed handed, Function<Answer.Refused, ResponseEntity<String>> whenRefused) {
        return switch (desk.hand(handed).join()) {
            case Answer.Done done ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(URI.create("/cases/" + done.caseId() + "?recorded"))
                            .build();
            case Answer.Refused refused -> whenRefused.apply(refused);
        };
    }

    /** What the reader may read of a case; null when there is nothing for them. */
    @Nullable Seen seen(String caseId, SignedIn who) {
        try {
            // The version first: what comes in between makes the form stale, never too new.
            int version = desk.histories().of(new CaseId(caseId)).size();
            return door.open(caseId, who, Sight.FORM)
                    .map(events -> new Seen(events, version))
                    .orElse(null);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    /** What others recorded since the form was opened. */
    Meanwhile meanwhile(Map<String, String[]> typed, Seen now) {
        return Meanwhile.of(typed, now.events(), now.version(), desk.registers().now());
    }

    /**
     * The form with what was typed. Whoever wrote second sees what was written first, and sends the
     * form again from there.
     */
    ResponseEntity<String> show(
            String caseId,
            String command,
            Seen seen,
            Map<String, String[]> typed,
            Answer.@Nullable Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        if (refused == null
                || refused.reason() != Refusal.VERSION_CONFLICT
                || command.equals(OpeningPages.OPEN)) {
            return show(form(caseId, command, seen, typed, refused, who), refused, who, request);
        }
        var now = Objects.requireNonNullElse(seen(caseId, who), seen);
        var meanwhile = meanwhile(typed, now);
        var kept = new LinkedHashMap<>(typed);
        PreviewPage.VERSIONS.forEach(kept::remove);
        return show(
                form(caseId, command, now, kept, refused, who).after(meanwhile),
                refused,
                who,
                request);
    }

    /** A form that was refused, or is shown first. */
    ResponseEntity<String> show(
            CommandForm form,
            Answer.@Nullable Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        return pages.show(
                refused == null ? HttpStatus.OK : HttpStatus.valueOf(refused.reason().status()),
                "form.jte",
                (refused == null ? "" : "Error: ") + form.heading(),
                form,
                who,
                request);
    }

    private CommandForm form(
            String caseId,
            String command,
            Seen seen,
            Map<String, String[]> typed,
            Answer.@Nullable Refused refused,
            SignedIn who) {
        var maker =
                new FormMaker(
                        spec(command),
                        desk.registers().now(),
                        seen.events(),
                        who.actor(),
                        typed,
                        refused == null ? List.of() : refused.violations());
        var isNew = command.equals(OpeningPages.OPEN);
        return new CommandForm(
                command,
                isNew ? "Open a new case" : Wording.words(command),
                isNew ? "/cases/new" : "/cases/" + caseId + "/record/" + command,
                isNew ? "/cases" : "/cases/" + caseId,
                maker.fields(),
                maker.when(clock.instant()),
                maker.hidden(caseId, seen.version()),
                refused == null ? null : RefusalWords.of(refused.reason()),
                refused == null ? List.of() : refused.details(),
                maker.problems(),
                note(command),
                reaches(command) ? ContactWords.of(seen.events()) : null,
                null);
    }

    /** Whether the command is about having reached the client, or tried to, by a way of contact. */
    private static boolean reaches(String command) {
        return spec(command).fields().stream().anyMatch(field -> field.name().equals("channelId"));
    }

    private static @Nullable String note(String command) {
        return switch (command) {
            case "SendReferral", "RerouteReferral", "SupplyReferralInfo" ->
                    "Only what you tick below leaves the project, and only as far as the basis and"
                            + " the agreement with the agency go. Free text leaves when its box is"
                            + " ticked. A phone number or address never leaves without the safe-contact"
                            + " rules.";
            case "SetContactSafety" ->
                    "What you record takes the place of all that was said before; the form begins"
                            + " with it. A way of contact that is left out becomes unknown.";
            case "WithdrawConsent" ->
                    "Referrals that rest on this consent are withdrawn in the same moment.";
            default -> null;
        };
    }
}
