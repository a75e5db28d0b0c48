package org.throughline.server.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.throughline.casefile.Actor;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.security.CredentialTable.Standing;

/**
 * A registered person or machine that is signed in: the actor of everything that they do. A person
 * may what their role may; a machine only what its token is for.
 */
public final class SignedIn implements UserDetails {
    private static final long serialVersionUID = 1;

    private final transient Staff staff;
    private final transient Standing standing;
    private final transient List<String> authorities;
    private final Instant since;

    private SignedIn(Staff staff, Standing standing, List<String> authorities, Instant since) {
        this.staff = staff;
        this.standing = standing;
        this.authorities = List.copyOf(authorities);
        this.since = since;
    }

    static SignedIn person(Staff staff, Standing standing, Instant since) {
        return new SignedIn(staff, standing, List.of(RouteRules.role(staff.role())), since);
    }

    static SignedIn machine(Staff staff, Set<String> scopes, Instant since) {
        return new SignedIn(
                staff,
                Standing.NONE,
                scopes.stream().map(RouteRules::scope).sorted().toList(),
                since);
    }

    /** When they showed who they are. */
    public Instant since() {
        return since;
    }

    /** Whether the registers still have them with the same role and at the same place. */
    boolean isStill(Optional<Staff> registered) {
        return registered
                .filter(now ->
                        now.role() == staff.role()
                                && now.agency().equals(staff.agency())
                                && Objects.equals(now.projectId(), staff.projectId()))
                .isPresent();
    }

    /** No password is taken for a while after too many wrong ones. */
    @Override
    public boolean isAccountNonLocked() {
        return !standing.isPaused();
    }

    /** How they could show who they are when they did. */
    Standing standing() {
        return standing;
    }

    public Actor actor() {
        return new Actor(staff.person(), staff.role(), staff.agency());
    }

    /** The name on the page; never written to a log. */
    public String displayName() {
        return staff.name();
    }

    /** The project of a member of its staff; null for an agency's. */
    public @Nullable String projectId() {
        return staff.projectId();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities.stream().map(SimpleGrantedAuthority::new).toList();
    }

    @Override
    public @Nullable String getPassword() {
        return standing.passwordHash();
    }

    @Override
    public String getUsername() {
        return staff.person().value();
    }
}
