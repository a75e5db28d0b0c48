package org.throughline.referrals.atonce;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import tools.jackson.databind.node.ObjectNode;

/** What one caseworker, or somebody beside them, says next: by chance, and valid enough. */
public final class RandomCommands {
    private static final List<String> BASES =
            List.of("GiveConsent", "GiveConsent", "WithdrawConsent", "DecideSharing");
    private static final List<String> SENDINGS =
            List.of("SendReferral", "SendReferral", "RerouteReferral", "SupplyReferralInfo");
    private static final List<String> AMENDMENTS =
            List.of("CorrectEvent", "RedactEvent", "MarkEnteredInError");
    private static final List<String> BY_AGENCIES =
            List.of(
                    "AcknowledgeReferral",
                    "RequestReferralInfo",
                    "AcceptReferral",
                    "AcceptReferral",
                    "StartReferral",
                    "RecordReferralProgress",
                    "CompleteReferral",
                    "DeclineReferral",
                    "PauseReferral",
                    "ResumeReferral",
                    "ReportAgencyAction");

    private final String caseId;
    private final String caseworker;
    private final List<CommandSpec> all;
    private final Random random;
    private final RandomValues values;
    private final Fitting fitting;

    /**
     * @param caseworker who sits at this desk
     * @param all the commands that the desk takes
     */
    public RandomCommands(String caseId, String caseworker, List<CommandSpec> all, Random random) {
        this.caseId = caseId;
        this.caseworker = caseworker;
        this.all = all;
        this.random = random;
        this.values = new RandomValues(random, caseworker);
        this.fitting = new Fitting(values);
    }

    /** How the case begins. */
    public Handed opening(Instant now) {
        values.lookAt(List.of(), now);
        return handed("OpenCase", List.of(), now);
    }

    /** The next command about a case that so far has this history. */
    public Handed next(List<RecordedEvent> history, Instant now) {
        values.lookAt(history, now);
        return handed(name(history), history, now);
    }

    private String name(List<RecordedEvent> history) {
        var isClosed =
                history.stream()
                        .map(RecordedEvent::type)
                        .filter(type -> type.equals("CaseClosed") || type.equals("CaseReopened"))
                        .reduce("", (_, last) -> last)
                        .equals("CaseClosed");
        if (isClosed && values.chance(40)) {
            return "ReopenCase";
        }
        var dice = random.nextInt(100);
        if (dice < 12) {
            return values.one(BASES);
        }
        if (dice < 50) {
            return aboutReferrals(history, dice < 26);
        }
        if (dice < 60) {
            return values.one(AMENDMENTS);
        }
        var any = values.one(all).name();
        return any.equals("CloseCase") && values.chance(60) ? "OfferHelp" : any;
    }

    private String aboutReferrals(List<RecordedEvent> history, boolean isSending) {
        if (!holds(history, "ConsentGiven")) {
            return "GiveConsent";
        }
        return isSending || !holds(history, "ReferralSent")
                ? values.one(SENDINGS)
                : values.one(BY_AGENCIES);
    }

    private static boolean holds(List<RecordedEvent> history, String type) {
        return history.stream().anyMatch(event -> event.type().equals(type));
    }

    private Handed handed(String name, List<RecordedEvent> history, Instant now) {
        var command = Contract.standard().command(name).orElseThrow();
        var body = values.body(command);
        var role = role(command);
        var agency = role.isOfAgency() ? values.one(RandomValues.AGENCIES) : "";
        var about = fitting.addressee(body, history);
        if (!agency.isEmpty() && !about.isEmpty() && values.chance(90)) {
            agency = about;
        }
        var by =
                agency.isEmpty()
                        ? new Actor(new PersonId(person(role)), role, AgencyId.PROJECT)
                        : new Actor(new PersonId(agency + "-U1"), role, new AgencyId(agency));
        fitting.fit(name, body, by, history);
        return new Handed(name, common(body, role, history, now), by, now, true);
    }

    private Role role(CommandSpec command) {
        // Nobody is registered as a client.
        var roles = command.roles().stream().filter(role -> role != Role.CLIENT).sorted().toList();
        return values.chance(2) ? Role.INTAKE : values.one(roles);
    }

    private String person(Role role) {
        return switch (role) {
            case CASEWORKER -> caseworker;
            case SUPERVISOR -> "SV-1";
            case FORUM -> "FC-1";
            case DATA_LEAD -> "DP-1";
            case SYSTEM -> "system";
            default -> "IN-1";
        };
    }

    private ObjectNode common(
            ObjectNode body, Role role, List<RecordedEvent> history, Instant now) {
        body.put("commandId", values.fresh("command")).put("caseId", caseId);
        body.put(
                "occurredAt",
                (values.chance(97) ? values.lately() : now.plusSeconds(600)).toString());
        body.put("precision", values.code("precision"));
        if (role.isOfAgency()) {
            body.put("messageId", caseId + "-" + values.fresh("message"));
        } else if (values.chance(10)) {
            body.put("expectedSeq", Math.max(1, history.size()));
        }
        return body;
    }
}
