package org.throughline.server.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.node.Settings;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Who can sign in: the staff of the registers. People have a password, in the demonstration all the
 * same one; machines have none, they show a token.
 */
@Component
public class Accounts implements UserDetailsService {
    /** What the invented people of the demonstration sign in with. */
    public static final String DEMONSTRATION_PASSWORD = "brackenford";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final int CHEAP = 4;

    private final ServedAgencies registers;
    private final CredentialTable credentials;
    private final PasswordEncoder encoder;
    private final boolean demonstration;
    private final Clock clock;
    private final @Nullable String demonstrationHash;

    Accounts(
            ServedAgencies registers,
            AccountDatabase database,
            PasswordEncoder encoder,
            Settings settings,
            Clock clock) {
        this.registers = registers;
        this.credentials = new CredentialTable(database.pool());
        this.encoder = encoder;
        this.demonstration = settings.demonstration();
        this.clock = clock;
        // Everybody knows it, so nothing is won by making it dear to try.
        this.demonstrationHash =
                demonstration
                        ? new BCryptPasswordEncoder(CHEAP).encode(DEMONSTRATION_PASSWORD)
                        : null;
    }

    /** The person of this reference, if they may sign in. */
    public Optional<SignedIn> find(String person) {
        try {
            return registers
                    .register()
                    .staff(new PersonId(person))
                    .filter(Accounts::isPerson)
                    .map(staff -> SignedIn.person(staff, passwordHash(staff)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * The machine of this reference, as the registers have it now.
     *
     * @param scopes what its token is for
     */
    public Optional<SignedIn> machine(String reference, Set<String> scopes) {
        try {
            return registers
                    .register()
                    .staff(new PersonId(reference))
                    .filter(staff -> staff.role() == Role.AGENCY_SYSTEM)
                    .map(staff -> SignedIn.machine(staff, scopes));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean isPerson(Staff staff) {
        return staff.role() != Role.SYSTEM && staff.role() != Role.AGENCY_SYSTEM;
    }

    private @Nullable String passwordHash(Staff staff) {
        return demonstration
                ? demonstrationHash
                : credentials.passwordHash(staff.person().value()).orElse(null);
    }

    @Override
    public UserDetails loadUserByUsername(String person) {
        return find(person)
                .filter(found -> found.getPassword() != null)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /**
     * Gives everybody who has none a password, and returns those: shown once to the operator, and
     * kept only as hashes.
     */
    public Map<String, String> inviteAll() {
        var invited = new LinkedHashMap<String, String>();
        if (demonstration) {
            return invited;
        }
        for (var staff : registers.register().staff()) {
            var person = staff.person().value();
            if (isPerson(staff) && credentials.passwordHash(person).isEmpty()) {
                var password = password();
                credentials.save(person, String.valueOf(encoder.encode(password)), clock);
                invited.put(person, password);
            }
        }
        return invited;
    }

    private static String password() {
        var chance = new SecureRandom();
        return chance.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, one) -> text.append(LETTERS.charAt(one)),
                        StringBuilder::append)
                .toString();
    }
}
