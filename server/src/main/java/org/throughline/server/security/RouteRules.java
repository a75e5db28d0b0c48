package org.throughline.server.security;

import java.util.List;
import org.throughline.casefile.Role;

/**
 * Which role may open which route: the one table. What is not in it is denied. Whether somebody may
 * see a particular case is asked again by the route itself.
 */
public final class RouteRules {
    private static final String[] READERS = {
        "INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "AUDITOR", "FORUM"
    };
    private static final String[] WRITERS = {
        "INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD", "FORUM"
    };
    private static final String[] OFFICERS = {"AGENCY_USER"};
    private static final String[] MACHINES = {"AGENCY_USER", "AGENCY_SYSTEM"};

    /** A pattern of paths and the roles that may open them. */
    public record Rule(String pattern, List<String> roles) {}

    /** In the order in which they are tried; the first that matches decides. */
    public static final List<Rule> RULES =
            List.of(
                    new Rule("/api/v1/commands/*", everybody()),
                    new Rule("/api/v1/previews/*", everybody()),
                    new Rule("/api/v1/cases/**", List.of(READERS)),
                    new Rule(
                            "/api/v1/statistics/**", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/api/v1/agencies/**", List.of(MACHINES)),
                    new Rule("/cases/*/record/**", List.of(WRITERS)),
                    new Rule("/cases/new", List.of("INTAKE", "CASEWORKER")),
                    new Rule("/cases/**", List.of(READERS)),
                    new Rule("/cases", List.of(READERS)),
                    new Rule("/board", List.of(READERS)),
                    new Rule("/day", List.of("INTAKE", "CASEWORKER", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/statistics", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/statistics/**", List.of("SUPERVISOR", "DATA_LEAD", "AUDITOR")),
                    new Rule("/audit/**", List.of("AUDITOR", "DATA_LEAD", "SUPERVISOR")),
                    new Rule("/audit", List.of("AUDITOR", "DATA_LEAD", "SUPERVISOR")),
                    new Rule("/agency/**", List.of(OFFICERS)),
                    new Rule("/agency", List.of(OFFICERS)),
                    new Rule("/status", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/deliveries/**", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/deliveries", List.of("ADMIN", "SUPERVISOR", "DATA_LEAD")),
                    new Rule("/home", everybody()));

    private RouteRules() {}

    private static List<String> everybody() {
        return java.util.Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM)
                .map(Role::name)
                .toList();
    }
}
