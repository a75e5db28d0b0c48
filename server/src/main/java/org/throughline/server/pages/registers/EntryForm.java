package org.throughline.server.pages.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.RegisterSpec;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.Field;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.SignedIn;
import tools.jackson.databind.node.ObjectNode;

/** The form of a command on the registers, and what was typed into it. */
final class EntryForm {
    /** The name under which a form that changes an entry carries which one. */
    static final String OF = "of";

    /** What tells an entry from all others; it stays when the entry is changed. */
    private static final Map<String, Set<String>> KEYS =
            Map.of(
                    "RegisterStaff", Set.of("person"),
                    "RegisterAgency", Set.of("code"),
                    "SignAgreement", Set.of("agreementId"),
                    "ScheduleForum", Set.of("meetingId"),
                    "SetClock", Set.of("clock", "urgency"),
                    "PublishCodeMap", Set.of("agency"));

    private final RegisterSpec spec;
    private final Register register;
    private final SignedIn who;
    private final Instant now;

    EntryForm(RegisterSpec spec, Register register, SignedIn who, Instant now) {
        this.spec = spec;
        this.register = register;
        this.who = who;
        this.now = now;
    }

    /** The entry that is to be changed, as whoever looks may see it. */
    Optional<RegisterEntry> find(String of) {
        var found =
                switch (spec.name()) {
                    case "RegisterStaff" ->
                            register.staff().stream().filter(staff -> Accounts.isSeen(staff, who));
                    case "RegisterAgency" -> register.agencies().stream();
                    case "SignAgreement" ->
                            register.agencies().stream()
                                    .flatMap(agency ->
                                            register.agreementsWith(agency.code()).stream());
                    case "ScheduleForum" -> register.meetings().stream();
                    case "SetClock" -> register.clockSettings().stream();
                    case "PublishCodeMap" ->
                            register.agencies().stream()
                                    .flatMap(agency -> register.newestMap(agency.code()).stream())
                                    .map(EntryForm::next);
                    default -> Stream.<RegisterEntry>empty();
                };
        return found.map(RegisterEntry.class::cast)
                .filter(entry -> of.equals(named(entry)))
                .findFirst();
    }

    private static CodeMap next(CodeMap newest) {
        return new CodeMap(newest.agency(), newest.mapVersion() + 1, newest.entries());
    }

    /** By what an entry is named in an address. */
    static String named(RegisterEntry entry) {
        return switch (entry) {
            case RegisterEntry.Staff staff -> staff.person().value();
            case RegisterEntry.Agency agency -> agency.code().value();
            case RegisterEntry.Agreement agreement -> agreement.agreementId();
            case RegisterEntry.ForumMeeting meeting -> meeting.meetingId();
            case RegisterEntry.CodeMap map -> map.agency().value();
            default -> entry.key();
        };
    }

    /** What the form begins with. */
    Map<String, String[]> begin(@Nullable RegisterEntry changed) {
        if (changed != null) {
            var filled = TypedForm.filled(DomainJson.mapper().valueToTree(changed));
            filled.put(OF, new String[] {named(changed)});
            return filled;
        }
        return switch (spec.name()) {
            case "SignForumConfidentiality" ->
                    Map.of("signedOn", new String[] {Register.dayOf(now).toString()});
            case "PublishCodeMap" -> Map.of("mapVersion", new String[] {"1"});
            default -> Map.of();
        };
    }

    /** What was typed, as it is handed in. */
    ObjectNode read(Map<String, String[]> typed) {
        var fields = new ArrayList<>(asked());
        Contract.standard().commonFields().stream()
                .filter(field -> field.name().equals("commandId"))
                .forEach(fields::add);
        var data = new TypedForm(Contract.standard(), withOwn(typed)).read(fields);
        // Staff of the project are of the project of whoever adds them.
        var project = who.projectId();
        if (spec.name().equals("RegisterStaff")
                && project != null
                && data.path("agency").asString("").equals("project")) {
            data.put("projectId", project);
        }
        return data;
    }

    CommandForm show(Map<String, String[]> typed, Answer.@Nullable Refused refused) {
        var all = withOwn(typed);
        var maker =
                new FormMaker(
                        spec.name(),
                        asked(),
                        new EntryChoices(spec.name(), register, who)::of,
                        who.actor(),
                        all,
                        refused == null ? List.of() : refused.violations());
        var hidden = new ArrayList<Field>();
        hidden.add(maker.commandId());
        var fields = new ArrayList<Field>();
        var unseen = unseen(all);
        for (var field : maker.fields()) {
            if (unseen.contains(field.path()) && field.errors().isEmpty()) {
                hidden.add(field);
            } else {
                fields.add(
                        field.withHint(EntryWords.hint(spec.name(), field.path(), field.hint())));
            }
        }
        var of = all.get(OF);
        if (of != null) {
            hidden.add(Field.hidden(OF, of[0]));
        }
        return new CommandForm(
                spec.name(),
                of == null ? EntryWords.label(spec.name()) : EntryWords.labelOfChange(spec.name()),
                "/registers/" + spec.name(),
                "/registers",
                fields,
                List.of(),
                hidden,
                refused == null ? null : RefusalWords.of(refused.reason()),
                refused == null
                        ? List.of()
                        : refused.details().stream()
                                .map(detail -> EntryWords.why(spec.name(), detail))
                                .toList(),
                maker.problems(),
                EntryWords.note(spec.name(), of == null ? null : of[0]),
                null,
                null);
    }

    /** The fields of the entry; the project of staff is not asked for. */
    private List<FieldSpec> asked() {
        return Contract.standard().object(spec.body()).stream()
                .filter(field -> !field.name().equals("projectId"))
                .toList();
    }

    /** Somebody of an agency speaks for it alone. */
    private Map<String, String[]> withOwn(Map<String, String[]> typed) {
        if (!who.actor().role().isOfAgency()) {
            return typed;
        }
        var own = new LinkedHashMap<>(typed);
        own.put("agency", new String[] {who.actor().agency().value()});
        own.put("person", new String[] {who.getUsername()});
        return own;
    }

    private Set<String> unseen(Map<String, String[]> typed) {
        var unseen = new HashSet<String>();
        unseen.add("mapVersion");
        if (who.actor().role().isOfAgency()) {
            unseen.add("agency");
            unseen.add("person");
        }
        if (typed.containsKey(OF)) {
            unseen.addAll(KEYS.getOrDefault(spec.name(), Set.of()));
        }
        return unseen;
    }
}
