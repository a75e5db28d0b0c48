package org.throughline.server.security;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.throughline.casefile.Actor;
import org.throughline.casefile.register.RegisterEntry.Staff;

/** A registered person who is signed in: the actor of everything that they do. */
public final class SignedIn implements UserDetails {
    private static final long serialVersionUID = 1;

    private final transient Staff staff;
    private final @Nullable String passwordHash;

    SignedIn(Staff staff, @Nullable String passwordHash) {
        this.staff = staff;
        this.passwordHash = passwordHash;
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
        return List.of(new SimpleGrantedAuthority("ROLE_" + staff.role().name()));
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
