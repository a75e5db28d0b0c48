package org.throughline.referrals.contract;

import java.util.Optional;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.correcting.FieldTypes;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.stored.DomainJson;

/** What the contract says of the fields of an event: those of the command that yields it. */
public final class ContractFieldTypes implements FieldTypes {
    private final Contract contract;

    public ContractFieldTypes(Contract contract) {
        this.contract = contract;
    }

    @Override
    public boolean isTypedIn(String eventType, String field) {
        return typedIn(eventType, field).filter(spec -> !spec.type().equals("id")).isPresent();
    }

    @Override
    public boolean accepts(RecordedEvent target, String field, Object value, Register register) {
        return typedIn(target.type(), field)
                .or(() -> common(field))
                .filter(spec ->
                        ShapeCheck.accepts(
                                contract,
                                spec,
                                DomainJson.mapper().valueToTree(value),
                                DomainJson.mapper().valueToTree(target.payload()),
                                register))
                .isPresent();
    }

    private Optional<FieldSpec> typedIn(String eventType, String field) {
        return contract.commands().stream()
                .filter(command -> !command.yields().isEmpty())
                .filter(command -> command.yields().getFirst().equals(eventType))
                .flatMap(command -> command.fields().stream())
                .filter(spec -> spec.name().equals(field) && !spec.isControl())
                .findFirst();
    }

    private Optional<FieldSpec> common(String field) {
        return contract.commonFields().stream()
                .filter(spec -> spec.name().equals(field))
                .findFirst();
    }
}
