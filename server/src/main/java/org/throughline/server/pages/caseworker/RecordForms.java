package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.contact.ContactWords;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.security.SignedIn;

/** The form of a command, empty or with what was typed and why it was refused. */
@Component
@OnNode(NodeRole.CASEWORK)
class RecordForms {
    private final Pages pages;
    private final Desk desk;
    private final Clock clock;

    RecordForms(Pages pages, Desk desk, Clock clock) {
        this.pages = pages;
        this.desk = desk;
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

    ResponseEntity<String> show(
            String caseId,
            String command,
            Seen seen,
            Map<String, String[]> typed,
            Answer.@Nullable Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        var maker =
                new FormMaker(
                        spec(command),
                        desk.registers().now(),
                        seen.events(),
                        who.actor(),
                        typed,
                        refused == null ? List.of() : refused.violations());
        var isNew = command.equals("OpenCase");
        var form =
                new CommandForm(
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
                        reaches(command) ? ContactWords.of(seen.events()) : null);
        var status =
                refused == null ? HttpStatus.OK : HttpStatus.valueOf(refused.reason().status());
        return pages.show(
                status,
                "form.jte",
                (refused == null ? "" : "Error: ") + form.heading(),
                form,
                who,
                request);
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
