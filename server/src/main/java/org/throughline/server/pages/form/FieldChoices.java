package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.correcting.Marking;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field.Choice;

/** What a field can be chosen from: code lists, registers, and the ids that the case holds. */
final class FieldChoices {
    private static final Set<String> HANDS_ON =
            Set.of("AssignCaseworker", "OfferHandover", "AcceptHandover");

    private final Contract contract = Contract.standard();
    private final CommandSpec command;
    private final Register register;
    private final List<RecordedEvent> history;
    private final Actor actor;

    FieldChoices(CommandSpec command, Register register, List<RecordedEvent> history, Actor actor) {
        this.command = command;
        this.register = register;
        this.history = history;
        this.actor = actor;
    }

    List<Choice> of(FieldSpec spec) {
        if (!spec.codeList().isEmpty()) {
            return Choice.all(contract.codeList(spec.codeList()));
        }
        return switch (spec.elementType()) {
            case "agency" -> agencies();
            case "party" -> {
                var parties = new ArrayList<>(List.of(new Choice("project", "the project")));
                parties.addAll(agencies());
                yield actor.role().isOfAgency()
                        ? agencies().stream()
                                .filter(one -> one.code().equals(actor.agency().value()))
                                .toList()
                        : parties;
            }
            case "project" ->
                    register.projects().stream()
                            .filter(project ->
                                    register.staff(actor.person())
                                            .filter(staff ->
                                                    project.projectId().equals(staff.projectId()))
                                            .isPresent())
                            .map(project -> new Choice(project.projectId(), project.name()))
                            .toList();
            case "person" -> colleagues(HANDS_ON.contains(command.name()));
            case "service" ->
                    register.agencies().stream()
                            .flatMap(agency ->
                                    agency.services().stream()
                                            .map(service ->
                                                    new Choice(
                                                            service.code(),
                                                            agency.name()
                                                                    + ": "
                                                                    + service.label())))
                            .toList();
            case "shareItem" ->
                    EventTable.standard().shareableItems().stream()
                            .map(item -> new Choice(item, Wording.shareItem(item)))
                            .toList();
            case "seq" ->
                    targets().stream()
                            .map(event ->
                                    new Choice(
                                            Integer.toString(event.caseSeq()),
                                            event.caseSeq() + ", " + Wording.words(event.type())))
                            .toList();
            case "fieldName" -> command.name().equals("RedactEvent") ? personalFields() : List.of();
            case "id" ->
                    KnownIds.isChosen(command.name(), spec.name())
                            ? KnownIds.known(spec.name(), history)
                            : List.of();
            default -> List.of();
        };
    }

    /** The events that the command may be about. */
    private List<RecordedEvent> targets() {
        return switch (command.name()) {
            case "MarkEnteredInError" -> Marking.markable(history);
            case "RedactEvent" ->
                    history.stream()
                            .filter(event ->
                                    EventTable.standard().row(event.type()).fields().stream()
                                            .anyMatch(FieldRow::isPersonal))
                            .toList();
            default -> history;
        };
    }

    /** The fields that can be masked in any of the events. */
    private List<Choice> personalFields() {
        return history.stream()
                .map(event -> EventTable.standard().row(event.type()))
                .flatMap(row -> row.fields().stream())
                .filter(FieldRow::isPersonal)
                .map(FieldRow::name)
                .distinct()
                .map(name -> new Choice(name, Wording.label(name)))
                .toList();
    }

    /** The people of the actor's project; a case is handed on among its caseworkers. */
    private List<Choice> colleagues(boolean onlyCaseworkers) {
        var home = register.staff(actor.person()).map(Staff::projectId).orElse(null);
        return register.staff().stream()
                .filter(staff -> home != null && home.equals(staff.projectId()))
                .filter(staff -> !onlyCaseworkers || staff.role() == Role.CASEWORKER)
                .map(staff ->
                        new Choice(
                                staff.person().value(),
                                staff.name() + ", " + Wording.role(staff.role())))
                .toList();
    }

    private List<Choice> agencies() {
        return register.agencies().stream()
                .map(agency -> new Choice(agency.code().value(), agency.name()))
                .toList();
    }
}
