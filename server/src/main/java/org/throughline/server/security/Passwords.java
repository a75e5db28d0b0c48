package org.throughline.server.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.throughline.server.hashing.GuessedPasswords;
import org.throughline.server.node.Settings;
import org.throughline.server.node.SignInSettings;
import org.throughline.server.security.CredentialTable.Credential;
import org.throughline.server.security.CredentialTable.Standing;
import org.throughline.server.wiring.ServedAgencies;

/** The passwords of people; in the demonstration all have the same one. */
@Component
public class Passwords {
    /** What the invented people of the demonstration sign in with. */
    public static final String OF_DEMONSTRATION = "brackenford";

    /** In characters. */
    public static final int LENGTH_MIN = 12;

    /** The way in which passwords are hashed would not look at more. */
    private static final int BYTES_MAX = 72;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int FIRST_LENGTH = 16;
    private static final int CHEAP = 4;

    private final ServedAgencies registers;
    private final CredentialTable credentials;
    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final boolean byProvider;
    private final Clock clock;
    private final @Nullable String demonstrationHash;

    Passwords(
            ServedAgencies registers,
            AccountDatabase database,
            SignIns signIns,
            PasswordEncoder encoder,
            Settings settings,
            SignInSettings signIn,
            Clock clock) {
        this.registers = registers;
        this.credentials = new CredentialTable(database.pool());
        this.signIns = signIns;
        this.encoder = encoder;
        this.byProvider = signIn.provider() != null;
        this.clock = clock;
        // Everybody knows it, so nothing is won by making it dear to try.
        this.demonstrationHash =
                settings.demonstration()
                        ? new BCryptPasswordEncoder(CHEAP).encode(OF_DEMONSTRATION)
                        : null;
    }

    /** What is wrong with a new password. */
    public enum Problem {
        OLD_IS_WRONG,
        TOO_SHORT,
        TOO_LONG,
        NOTHING_NEW,
        SOON_GUESSED,
        EVERYBODYS
    }

    /** How this person can show just now who they are. */
    Standing standing(String person) {
        var kept = credentials.standing(person, clock.instant().minus(SignIns.PAUSE));
        return demonstrationHash == null
                ? kept
                : new Standing(demonstrationHash, false, kept.hasPasskey(), kept.isPaused());
    }

    /** Of those of these people who have a password, whether somebody else chose it. */
    Map<String, Boolean> firsts(Collection<String> people) {
        var firsts = new HashMap<String, Boolean>();
        if (demonstrationHash != null) {
            people.forEach(person -> firsts.put(person, false));
        } else {
            credentials.of(people).forEach((person, one) -> firsts.put(person, one.isFirst()));
        }
        return firsts;
    }

    /**
     * Gives somebody the password that they chose. Whoever is signed in as them elsewhere has to do
     * it again.
     *
     * @return why not; empty when it is theirs now
     */
    public Optional<Problem> choose(SignedIn who, String old, String fresh) {
        if (demonstrationHash != null) {
            return Optional.of(Problem.EVERYBODYS);
        }
        var person = who.getUsername();
        var known = standing(person);
        var hash = known.passwordHash();
        if (hash == null || known.isPaused() || !encoder.matches(old, hash)) {
            signIns.note(person, false);
            return Optional.of(Problem.OLD_IS_WRONG);
        }
        var problem = problem(who, old, fresh);
        if (problem.isEmpty()) {
            save(person, fresh, false);
            signIns.endSessions(person);
        }
        return problem;
    }

    private static Optional<Problem> problem(SignedIn who, String old, String fresh) {
        if (fresh.length() < LENGTH_MIN) {
            return Optional.of(Problem.TOO_SHORT);
        }
        if (fresh.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            return Optional.of(Problem.TOO_LONG);
        }
        if (fresh.equals(old) || fresh.contains(who.getUsername())) {
            return Optional.of(Problem.NOTHING_NEW);
        }
        return GuessedPasswords.isSoonGuessed(fresh, List.of(who.getUsername(), who.displayName()))
                ? Optional.of(Problem.SOON_GUESSED)
                : Optional.empty();
    }

    private void save(String person, String password, boolean isFirst) {
        credentials.save(
                person,
                new Credential(String.valueOf(encoder.encode(password)), isFirst),
                clock.instant());
    }

    /**
     * Gives everybody who has none a password, and returns those: shown once to the operator, and
     * kept only as hashes.
     */
    public Map<String, String> inviteAll() {
        var invited = new LinkedHashMap<String, String>();
        if (byProvider) {
            return invited;
        }
        for (var staff : registers.register().staff()) {
            var person = staff.person().value();
            if (Accounts.isPerson(staff) && standing(person).passwordHash() == null) {
                invited.put(person, invite(person));
            }
        }
        return invited;
    }

    /** A first password for somebody. */
    String invite(String person) {
        if (demonstrationHash != null) {
            return OF_DEMONSTRATION;
        }
        var password = drawn();
        save(person, password, true);
        return password;
    }

    private static String drawn() {
        var chance = new SecureRandom();
        return chance.ints(FIRST_LENGTH, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, one) -> text.append(LETTERS.charAt(one)),
                        StringBuilder::append)
                .toString();
    }
}
