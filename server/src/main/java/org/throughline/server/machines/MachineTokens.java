package org.throughline.server.machines;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;
import org.throughline.server.security.AccountDatabase;
import org.throughline.server.security.Accounts;

/**
 * The tokens that were handed out, each kept as a digest: whoever reads the database cannot use
 * one, every node of it knows them, and one that is taken back ends at once.
 */
@Component
class MachineTokens implements OAuth2AuthorizationService, OpaqueTokenIntrospector {
    static final String MACHINE = "machine";

    private final MachineTable table;
    private final Accounts accounts;
    private final Clock clock;

    MachineTokens(AccountDatabase database, Accounts accounts, Clock clock) {
        this.table = new MachineTable(database.pool());
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var token =
                Objects.requireNonNull(authorization.getAccessToken(), "a grant has one")
                        .getToken();
        var machine = authorization.getPrincipalName();
        var now = clock.instant();
        table.insertToken(
                digest(token.getTokenValue()),
                new MachineTable.Token(
                        machine,
                        token.getScopes(),
                        Objects.requireNonNull(token.getExpiresAt(), "a token ends")),
                now);
        table.used(machine, now);
    }

    /** Nothing asks for it: there is no page that takes a single token back. */
    @Override
    public void remove(OAuth2Authorization authorization) {
        throw new UnsupportedOperationException("tokens end by time, or with their key");
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        var now = clock.instant();
        var machine =
                table.token(digest(token), now)
                        .flatMap(known -> accounts.machine(known.clientId(), known.scopes()))
                        .orElseThrow(
                                () -> new BadOpaqueTokenException("not a token that is valid now"));
        table.used(machine.getUsername(), now);
        return new DefaultOAuth2AuthenticatedPrincipal(
                machine.getUsername(), Map.of(MACHINE, machine), AuthorityUtils.NO_AUTHORITIES);
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
