package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.server.security.AccountDatabase;

/** How agencies' machines sign in: by client credentials, for what their token says. */
class MachinesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String FEED = "/api/v1/agencies/WW/events";

    private final JdbcClient sql = JdbcClient.create(PROGRAM.bean(AccountDatabase.class).pool());

    @Test
    void a_secret_and_a_token_are_kept_as_digests_alone() {
        var machine = Machine.of(PROGRAM, "WW");
        var kept =
                List.of(
                        sql.sql("select k::text from server.machine_key k")
                                .query(String.class)
                                .list(),
                        sql.sql("select t::text from server.machine_token t")
                                .query(String.class)
                                .list());
        assertThat(kept.toString())
                .contains(machine.clientId())
                .doesNotContain(machine.secret())
                .doesNotContain(machine.token());
        var again =
                Machine.operator(
                        PROGRAM,
                        "POST",
                        "/operator/machines?agency=WW&machine=" + machine.clientId());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).doesNotContain("clientSecret");
    }

    @Test
    void a_token_lives_ten_minutes_and_opens_the_feed() {
        var machine = Machine.of(PROGRAM, "WW");
        var token = machine.fetched();
        assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asInt()).isBetween(590, 600);
        assertThat(machine.get(FEED).statusCode()).isEqualTo(200);

        sql.sql("update server.machine_token set expires_at = now() where client_id = :id")
                .param("id", machine.clientId())
                .update();
        refused(machine.get(FEED), 401, "NOT_SIGNED_IN");
    }

    @Test
    void a_token_opens_what_its_scopes_say_and_nothing_else() {
        var reader = Machine.of(PROGRAM, "WW", "events:read");
        assertThat(reader.get(FEED).statusCode()).isEqualTo(200);
        refused(reader.post("/api/v1/commands/AcceptReferral", "{}"), 404, "NOT_FOUND");
        refused(reader.get("/api/v1/agencies/WW/answers/m1"), 404, "NOT_FOUND");
        refused(reader.get("/api/v1/cases/BF-0101/timeline"), 404, "NOT_FOUND");
        assertThat(reader.fetch(reader.secret(), "referrals:answer").statusCode()).isEqualTo(400);

        var answering = Machine.of(PROGRAM, "WW", "referrals:answer");
        refused(answering.get(FEED), 404, "NOT_FOUND");
        refused(answering.post("/api/v1/commands/AcceptReferral", "{}"), 422, "VALIDATION");
        refused(answering.post("/api/v1/previews/SendReferral", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void another_agency_is_not_there_for_a_machine() {
        var machine = Machine.of(PROGRAM, "WW");
        refused(machine.get("/api/v1/agencies/TB/events"), 404, "NOT_FOUND");
        refused(machine.get("/api/v1/agencies/TB/cases/BF-0101/timeline"), 404, "NOT_FOUND");
    }

    @Test
    void a_new_secret_ends_the_earlier_one_and_its_tokens_at_once() {
        var machine = Machine.of(PROGRAM, "WW");
        var path = "/operator/machines/" + machine.clientId();
        var given = Machine.json(Machine.operator(PROGRAM, "POST", path + "/rotate"));
        assertThat(given.path("clientId").asString()).isEqualTo(machine.clientId());
        assertThat(given.path("clientSecret").asString()).isNotEqualTo(machine.secret());

        refused(machine.get(FEED), 401, "NOT_SIGNED_IN");
        assertThat(machine.fetch(machine.secret(), "").statusCode()).isEqualTo(401);
        assertThat(machine.fetch(given.path("clientSecret").asString(), "").statusCode())
                .isEqualTo(200);

        assertThat(Machine.operator(PROGRAM, "DELETE", path).statusCode()).isEqualTo(200);
        assertThat(machine.fetch(given.path("clientSecret").asString(), "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_operator_sees_each_key_with_its_last_use_and_without_its_secret() {
        var machine = Machine.of(PROGRAM, "WW", "events:read", "referrals:read");
        var listed = Machine.operator(PROGRAM, "GET", "/operator/machines");
        assertThat(Machine.json(listed).path("keys").valueStream())
                .filteredOn(key -> key.path("clientId").asString().equals(machine.clientId()))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.path("agency").asString()).isEqualTo("WW");
                    assertThat(key.path("lastUsedAt").asString()).startsWith("20");
                    assertThat(key.path("scopes").toString())
                            .isEqualTo("[\"events:read\",\"referrals:read\"]");
                });
        assertThat(listed.body()).doesNotContain(machine.secret()).doesNotContain("secret");
    }

    @Test
    void a_machine_signs_in_neither_by_password_nor_on_pages() {
        var machine = Machine.of(PROGRAM, "WW");
        refused(PROGRAM.get(FEED, machine.clientId()), 401, "NOT_SIGNED_IN");
        assertThat(machine.get("/agency").statusCode()).isEqualTo(302);
        assertThat(machine.get("/operator/machines").statusCode()).isEqualTo(401);
    }

    @Test
    void of_the_authorization_server_nothing_but_the_token_endpoint_is_open() {
        var machine = Machine.of(PROGRAM, "WW");
        for (var path :
                List.of(
                        "/oauth2/authorize",
                        "/oauth2/introspect",
                        "/oauth2/revoke",
                        "/oauth2/jwks",
                        "/oauth2/par",
                        "/.well-known/oauth-authorization-server")) {
            assertThat(machine.get(path).statusCode()).as(path).isNotEqualTo(200);
            assertThat(machine.post(path, "token=" + machine.token()).statusCode())
                    .as(path)
                    .isNotEqualTo(200);
        }
        assertThat(machine.fetch("wrong", "").body()).contains("invalid_client");
    }

    @Test
    void an_unknown_agency_or_machine_gets_no_key() {
        for (var asked : List.of("agency=XX", "agency=WW&machine=CW-1", "agency=WW&machine=none")) {
            assertThat(
                            Machine.operator(PROGRAM, "POST", "/operator/machines?" + asked)
                                    .statusCode())
                    .as(asked)
                    .isEqualTo(404);
        }
        assertThat(
                        Machine.operator(PROGRAM, "POST", "/operator/machines?agency=WW&scope=all")
                                .statusCode())
                .isEqualTo(409);
        assertThat(
                        PROGRAM.send(
                                        HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + PROGRAM.property(
                                                                        "local.server.port")
                                                                + "/operator/machines")))
                                .statusCode())
                .isEqualTo(401);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
