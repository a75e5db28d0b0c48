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

/**
 * A registered person or machine that is signed in: the actor of everything that they do. A person
 * may what their role may; a machine only what its token is for.
 */
public final class SignedIn implements UserDetails {
    private static final long serialVersionUID = 1;

    private final transient Staff staff;
    private final @Nullable String passwordHash;
    private final transient List<String> authorities;
    private final Instant since;
    private final boolean isPaused;

    private SignedIn(
            Staff staff,
            @Nullable String passwordHash,
            List<String> authorities,
            Instant since,
            boolean isPaused) {
        this.staff = staff;
        this.passwordHash = passwordHash;
        this.authorities = List.copyOf(authorities);
        this.since = since;
        this.isPaused = isPaused;
    }

    static SignedIn person(
            Staff staff, @Nullable String passwordHash, Instant since, boolean isPaused) {
        return new SignedIn(
                staff, passwordHash, List.of(RouteRules.role(staff.role())), since, isPaused);
    }

    static SignedIn machine(Staff staff, Set<String> scopes, Instant since) {
        return new SignedIn(
                staff,
                null,
                scopes.stream().map(RouteRules::scope).sorted().toList(),
                since,
                false);
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
        return !isPaused;
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
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return staff.person().value();
    }
}
