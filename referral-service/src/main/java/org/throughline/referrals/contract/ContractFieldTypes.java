package org.throughline.referrals.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.correcting.Correcting;
import org.throughline.casefile.correcting.FieldTypes;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** What the contract says of the fields of an event: those of the command that yields it. */
public final class ContractFieldTypes implements FieldTypes {
    private final Contract contract;

    public ContractFieldTypes(Contract contract) {
        this.contract = contract;
    }

    @Override
    public boolean isTypedIn(String eventType, String field) {
        return typedIn(eventType).stream().anyMatch(spec -> spec.name().equals(field));
    }

    @Override
    public boolean accepts(RecordedEvent target, String field, Object value, Register register) {
        return correctable(target.type()).stream()
                .filter(spec -> spec.name().equals(field))
                .anyMatch(spec ->
                        against(target, spec, DomainJson.mapper().valueToTree(value), register)
                                .isEmpty());
    }

    /**
     * What speaks against a right value.
     *
     * @return by the name of the field, and within it the place; empty when nothing does
     */
    public List<Violation> against(
            RecordedEvent target, FieldSpec spec, JsonNode value, Register register) {
        return ShapeCheck.ofValue(
                contract, spec, value, DomainJson.mapper().valueToTree(target.payload()), register);
    }

    /** The fields of an event that can be put right, first when it happened. */
    public List<FieldSpec> correctable(String eventType) {
        return Stream.concat(
                        contract.commonFields().stream()
                                .filter(spec -> Correcting.ENVELOPE.contains(spec.name())),
                        typedIn(eventType).stream())
                .toList();
    }

    /** The command by which such an event is recorded; empty for other kinds. */
    public Optional<CommandSpec> command(String eventType) {
        return contract.commands().stream()
                .filter(command -> !command.yields().isEmpty())
                .filter(command -> command.yields().getFirst().equals(eventType))
                .findFirst();
    }

    private List<FieldSpec> typedIn(String eventType) {
        return command(eventType).map(CommandSpec::fields).orElse(List.of()).stream()
                .filter(spec -> !spec.isControl() && !spec.type().equals("id"))
                .toList();
    }
}
