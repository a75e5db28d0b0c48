package org.throughline.referrals.atonce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** With which codes the contract lets a command be refused. */
public final class ContractRefusals {
    private static final JsonNode JSON = read();

    private ContractRefusals() {}

    private static JsonNode read() {
        try (var file = Contract.class.getResourceAsStream("commands.json")) {
            return DomainJson.read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The command's own and those that every command has. */
    public static Set<Refusal> of(String command) {
        var refusals = own(command);
        JSON.path("commonRefusals").forEach(code -> refusals.add(Refusal.valueOf(code.asString())));
        return refusals;
    }

    /** The command's own. */
    static Set<Refusal> own(String command) {
        var refusals = EnumSet.noneOf(Refusal.class);
        JSON.path("commands")
                .path(command)
                .path("refusals")
                .forEach(code -> refusals.add(Refusal.valueOf(code.asString())));
        return refusals;
    }
}
