package org.throughline.server.machines;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.agencies.channels.webhook.WebhookSignature;
import org.throughline.agencies.channels.webhook.WebhookSignature.Verdict;
import org.throughline.casefile.Role;
import org.throughline.server.security.AccountDatabase;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/** The machines that sign what they send instead of fetching a token: Standard Webhooks. */
@Component
public class CallBackSigners {
    /** How long the earlier secret stays valid beside a new one. */
    static final Duration BOTH_VALID = Duration.ofHours(24);

    private static final int SECRET_BYTES = 32;

    private final CallBackSecretTable table;
    private final ServedAgencies registers;
    private final Accounts accounts;
    private final Machines machines;
    private final Clock clock;

    CallBackSigners(
            AccountDatabase database,
            ServedAgencies registers,
            Accounts accounts,
            Machines machines,
            Clock clock) {
        this.table = new CallBackSecretTable(database.pool());
        this.registers = registers;
        this.accounts = accounts;
        this.machines = machines;
        this.clock = clock;
    }

    /** The three headers of a signed message, each null when it did not come. */
    public record Headers(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

    /** What a verification came to: the machine when the message is genuine. */
    public record Verified(Verdict verdict, @Nullable SignedIn machine) {}

    /** A new secret of a registered machine, told once; the earlier one ends a day later. */
    public Optional<String> give(String machine) {
        if (machines.registered(machine).isEmpty()) {
            return Optional.empty();
        }
        var chance = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(chance);
        var secret = WebhookSignature.SECRET_PREFIX + Base64.getEncoder().encodeToString(chance);
        var now = clock.instant();
        table.replace(machine, secret, now, now.plus(BOTH_VALID));
        return Optional.of(secret);
    }

    /** Takes every secret of a machine away at once. */
    public void take(String machine) {
        table.delete(machine);
    }

    /** Which machine of the agency signed this; an agency that nobody knows signs nothing. */
    public Verified verify(String agency, Headers headers, byte[] body) {
        var now = clock.instant();
        var verdict = Verdict.WRONG;
        for (var staff : registers.register().staff()) {
            if (staff.role() != Role.AGENCY_SYSTEM || !staff.agency().value().equals(agency)) {
                continue;
            }
            var reference = staff.person().value();
            verdict =
                    WebhookSignature.verify(
                            table.valid(reference, now),
                            headers.id(),
                            headers.timestamp(),
                            headers.signature(),
                            body,
                            now);
            if (verdict == Verdict.GENUINE) {
                return new Verified(verdict, accounts.machine(reference, Set.of()).orElse(null));
            }
        }
        return new Verified(verdict, null);
    }
}
