package org.throughline.server.security;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.node.Settings;
import org.throughline.server.node.SignInSettings;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Who can sign in: the staff of the registers. People have a passkey, or until then a password, or
 * are known to an identity provider; machines show a token.
 */
@Component
public class Accounts implements UserDetailsService {
    private final ServedAgencies registers;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final SignIns signIns;
    private final boolean demonstration;
    private final boolean byProvider;
    private final Clock clock;

    Accounts(
            ServedAgencies registers,
            Passwords passwords,
            Passkeys passkeys,
            SignIns signIns,
            Settings settings,
            SignInSettings signIn,
            Clock clock) {
        this.registers = registers;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.demonstration = settings.demonstration();
        this.byProvider = signIn.provider() != null;
        this.clock = clock;
    }

    /** How somebody proves who they are. */
    public enum Proof {
        NOTHING,
        FIRST_PASSWORD,
        PASSWORD,
        PASSKEY,
        PROVIDER
    }

    /** The person of this reference, if they may sign in. */
    public Optional<SignedIn> find(String person) {
        return staff(person)
                .filter(Accounts::isPerson)
                .map(staff -> SignedIn.person(staff, passwords.standing(person), clock.instant()));
    }

    /**
     * The machine of this reference, as the registers have it now.
     *
     * @param scopes what its token is for
     */
    public Optional<SignedIn> machine(String reference, Set<String> scopes) {
        return staff(reference)
                .filter(staff -> staff.role() == Role.AGENCY_SYSTEM)
                .map(staff -> SignedIn.machine(staff, scopes, clock.instant()));
    }

    private Optional<Staff> staff(String reference) {
        try {
            return registers.register().staff(new PersonId(reference));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Whether this is neither a machine nor the program itself. */
    public static boolean isPerson(Staff staff) {
        return staff.role() != Role.SYSTEM && staff.role() != Role.AGENCY_SYSTEM;
    }

    /** Whether somebody is shown this person: people of another project are none of one's own. */
    public static boolean isSeen(Staff staff, SignedIn by) {
        return isPerson(staff)
                && (staff.projectId() == null || staff.projectId().equals(by.projectId()));
    }

    /** For those who sign in by password; whoever has a passkey does not any more. */
    @Override
    public UserDetails loadUserByUsername(String person) {
        return find(person)
                .filter(found -> found.getPassword() != null)
                .filter(this::takesPassword)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /** Whether this person signs in by password; not any more once they have a passkey. */
    public boolean takesPassword(String person) {
        return find(person).filter(this::takesPassword).isPresent();
    }

    private boolean takesPassword(SignedIn who) {
        return !byProvider && (demonstration || !who.standing().hasPasskey());
    }

    /** How this person proves who they are. */
    public Proof proof(String person) {
        return Objects.requireNonNull(proofs(List.of(person)).get(person));
    }

    /** How each of these people proves who they are. */
    public Map<String, Proof> proofs(Collection<String> people) {
        var proofs = new HashMap<String, Proof>();
        if (byProvider) {
            people.forEach(person -> proofs.put(person, Proof.PROVIDER));
            return proofs;
        }
        var keys = passkeys.owners(people);
        var firsts = passwords.firsts(people);
        for (var person : people) {
            proofs.put(person, keys.contains(person) ? Proof.PASSKEY : proof(firsts.get(person)));
        }
        return proofs;
    }

    private static Proof proof(@Nullable Boolean isFirst) {
        if (isFirst == null) {
            return Proof.NOTHING;
        }
        return isFirst ? Proof.FIRST_PASSWORD : Proof.PASSWORD;
    }

    /** Whether somebody else chose what they signed in with, so that they have to choose. */
    boolean mustChoose(SignedIn who) {
        return !byProvider && who.standing().mustChoose();
    }

    /** The same of somebody who signed in a while ago, and may have chosen since. */
    boolean mustStillChoose(SignedIn who) {
        return mustChoose(who) && passwords.standing(who.getUsername()).mustChoose();
    }

    /**
     * Lets somebody begin anew who cannot sign in any more: their passkeys and sessions end, and
     * they get a first password, which is returned and kept only as a hash.
     */
    String beginAnew(String person) {
        passkeys.forgetAll(person);
        signIns.endSessions(person);
        return passwords.invite(person);
    }
}
