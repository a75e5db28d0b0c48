package org.throughline.server.security;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Role;

/**
 * Which role or scope may open which route: the one table. What is not in it is denied. Whether
 * somebody may see a particular case is asked again by the route itself.
 */
public final class RouteRules {
    /** Where machines send what they signed. */
    static final String CALL_BACK = "/api/v1/agencies/*/call-back";

    private static final String[] READERS = {
        "INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "AUDITOR", "FORUM"
    };
    private static final String[] WRITERS = {
        "INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "FORUM"
    };
    private static final String[] CODE_READERS = {
        "INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "ADMIN"
    };
    private static final String[] REGISTRARS = {"ADMIN", "FORUM", "SUPERVISOR", "AGENCY_USER"};
    private static final String[] OFFICERS = {"AGENCY_USER"};

    /**
     * A pattern of paths, the roles of people who may open them, and the scope with which a machine
     * may; null when no machine may.
     */
    public record Rule(String pattern, List<String> roles, @Nullable String scope) {
        Rule(String pattern, List<String> roles) {
            this(pattern, roles, null);
        }

        /** Any one of these opens the path. */
        String[] authorities() {
            return Stream.concat(
                            roles.stream().map(role -> "ROLE_" + role),
                            Stream.ofNullable(scope).map(RouteRules::scope))
                    .toArray(String[]::new);
        }
    }

    /** In the order in which they are tried; the first that matches decides. */
    public static final List<Rule> RULES =
            List.of(
                    new Rule("/api/v1/commands/*", everybody(), "referrals:answer"),
                    new Rule("/api/v1/previews/*", everybody()),
                    new Rule("/api/v1/cases/**", List.of(READERS)),
                    new Rule(
                            "/api/v1/statistics/**", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/api/v1/agencies/*/events", List.of(OFFICERS), "events:read"),
                    new Rule("/api/v1/agencies/*/erasures", List.of(OFFICERS), "events:read"),
                    new Rule(
                            "/api/v1/agencies/*/cases/*/timeline",
                            List.of(OFFICERS),
                            "referrals:read"),
                    new Rule("/api/v1/agencies/*/answers", List.of(), "referrals:answer"),
                    new Rule("/api/v1/agencies/*/answers/*", List.of(), "referrals:read"),
                    new Rule("/api/v1/proof/*", everybody(), "events:read"),
                    new Rule("/cases/*/record/**", List.of(WRITERS)),
                    new Rule("/cases/new", List.of("INTAKE", "CASEWORKER")),
                    new Rule("/cases/**", List.of(READERS)),
                    new Rule("/cases", List.of(READERS)),
                    // The forum reads codes alone.
                    new Rule(
                            "/search",
                            List.of("INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/board", List.of(READERS)),
                    new Rule("/board/csv", List.of(READERS)),
                    new Rule("/day", List.of("INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/rights", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/retention", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/statistics", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/statistics/**", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/audit/**", List.of("AUDITOR", "DATA_LEAD", "SUPERVISOR")),
                    new Rule("/audit", List.of("AUDITOR", "DATA_LEAD", "SUPERVISOR")),
                    new Rule("/agency/**", List.of(OFFICERS)),
                    new Rule("/agency", List.of(OFFICERS)),
                    new Rule("/status", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/processors", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/processors/**", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/agencies", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/deliveries/**", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/deliveries", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/codes/**", List.of(CODE_READERS)),
                    new Rule("/codes", List.of(CODE_READERS)),
                    new Rule("/sent-mail", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/gallery", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/gallery/**", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/registers/**", List.of(REGISTRARS)),
                    new Rule("/registers", List.of(REGISTRARS)),
                    new Rule("/people", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/people/**", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/account", everybody()),
                    new Rule("/account/**", everybody()),
                    new Rule("/proof/*", everybody()),
                    new Rule("/home", everybody()));

    private RouteRules() {}

    /** What Spring Security calls somebody of this role. */
    static String role(Role role) {
        return "ROLE_" + role.name();
    }

    /** What it calls a machine whose token has this scope. */
    static String scope(String scope) {
        return "SCOPE_" + scope;
    }

    private static List<String> everybody() {
        return java.util.Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM && role != Role.AGENCY_SYSTEM)
                .map(Role::name)
                .toList();
    }
}
