package org.throughline.server.machines;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.security.AccountDatabase;
import org.throughline.server.wiring.ServedAgencies;

/**
 * The keys of agencies' machines. A machine is a registered member of an agency's staff with the
 * role agency-system; its reference is its client id. Its secret is told once and kept as a hash.
 */
@Component
public class Machines {
    private static final int SECRET_BYTES = 32;

    private final MachineTable table;
    private final ServedAgencies registers;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Machines(
            AccountDatabase database,
            ServedAgencies registers,
            PasswordEncoder encoder,
            Clock clock) {
        this.table = new MachineTable(database.pool());
        this.registers = registers;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** A key just given: the only time that its secret is seen. */
    public record Given(String clientId, String clientSecret, Set<String> scopes) {}

    /**
     * A key as the operator sees it.
     *
     * @param agency the agency of the machine; null when the registers no longer have it
     * @param lastUsedAt to the minute; null when it was never used
     */
    public record Listed(
            String clientId,
            @Nullable String agency,
            Set<String> scopes,
            Instant givenAt,
            @Nullable Instant lastUsedAt) {}

    /** Gives a registered machine its key; empty when it has one, or is no machine. */
    public Optional<Given> give(String machine, Set<String> scopes) {
        if (registered(machine).isEmpty() || !MachineScope.areKnown(scopes)) {
            return Optional.empty();
        }
        var secret = secret();
        return table.insert(machine, hash(secret), scopes, clock.instant())
                ? Optional.of(new Given(machine, secret, scopes))
                : Optional.empty();
    }

    /** Replaces the secret of a key; the earlier one and its tokens end at once. */
    public Optional<Given> rotate(String machine) {
        var key = table.find(machine);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var secret = secret();
        table.replaceSecret(machine, hash(secret), clock.instant());
        return Optional.of(new Given(machine, secret, key.get().scopes()));
    }

    /** Takes a key away, and its tokens with it. */
    public boolean take(String machine) {
        return table.delete(machine);
    }

    public List<Listed> all() {
        return table.all().stream()
                .map(key ->
                        new Listed(
                                key.clientId(),
                                registered(key.clientId())
                                        .map(staff -> staff.agency().value())
                                        .orElse(null),
                                key.scopes(),
                                key.givenAt(),
                                key.lastUsedAt()))
                .toList();
    }

    /** The registered machine of this reference. */
    Optional<Staff> registered(String machine) {
        try {
            return registers
                    .register()
                    .staff(new PersonId(machine))
                    .filter(staff -> staff.role() == Role.AGENCY_SYSTEM);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** The key of a machine that is still registered. */
    Optional<MachineTable.Key> key(String clientId) {
        return registered(clientId).flatMap(_ -> table.find(clientId));
    }

    private String hash(String secret) {
        return String.valueOf(encoder.encode(secret));
    }

    private static String secret() {
        var chance = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }
}
