package org.throughline.server.security;

import java.util.Collection;
import java.util.List;
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

    private SignedIn(Staff staff, @Nullable String passwordHash, List<String> authorities) {
        this.staff = staff;
        this.passwordHash = passwordHash;
        this.authorities = List.copyOf(authorities);
    }

    static SignedIn person(Staff staff, @Nullable String passwordHash) {
        return new SignedIn(staff, passwordHash, List.of(RouteRules.role(staff.role())));
    }

    static SignedIn machine(Staff staff, Set<String> scopes) {
        return new SignedIn(staff, null, scopes.stream().map(RouteRules::scope).sorted().toList());
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
