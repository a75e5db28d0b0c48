package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with every role, against the committed table; what nobody thought of is denied. */
class RoutesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Path TABLE = Path.of("src/test/resources/routes.txt");
    private static final Path API_TABLE = Path.of("src/test/resources/routes-api.txt");
    private static final List<String> PEOPLE =
            List.of("IN-1", "CW-1", "SV-1", "FC-1", "DP-1", "AU-1", "AD-1", "TB-U1");

    @Test
    void each_role_opens_what_the_table_says_and_nothing_else() throws Exception {
        var lines = new ArrayList<String>();
        var clients = new LinkedHashMap<String, Browser>();
        for (var person : PEOPLE) {
            clients.put(person, Browser.of(PROGRAM, person));
        }
        for (var route : routes()) {
            var line = new StringBuilder(route);
            for (var client : clients.entrySet()) {
                var answer = client.getValue().get(route.replaceAll("\\{\\w+}", "none"));
                line.append(' ').append(client.getKey()).append('=').append(answer.statusCode());
                assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'self'")
                        .doesNotContain("unsafe");
                assertThat(answer.statusCode()).as(route).isLessThan(500);
            }
            lines.add(line.toString());
        }
        if (Boolean.getBoolean("routes.write")) {
            Files.write(TABLE, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(TABLE));
    }

    @Test
    void each_role_and_each_token_opens_of_the_api_what_the_table_says() throws Exception {
        var all = Machine.of(PROGRAM, "TB");
        var reader = Machine.of(PROGRAM, "TB", "events:read");
        var lines = new ArrayList<String>();
        for (var route : apiRoutes()) {
            var method = route.substring(0, route.indexOf(' '));
            var path =
                    route.substring(route.indexOf(' ') + 1)
                            .replace("{agency}", "TB")
                            .replace("{command}", "AcceptReferral")
                            .replaceAll("\\{\\w+}", "none");
            var line = new StringBuilder(route);
            for (var person : PEOPLE) {
                line.append(' ').append(person).append('=');
                line.append(opened(PROGRAM.request(path, person), method));
            }
            line.append(" machine=").append(opened(all.request(path), method));
            line.append(" events:read=").append(opened(reader.request(path), method));
            line.append(" nobody=").append(opened(PROGRAM.request(path, ""), method));
            assertThat(line.toString()).doesNotContainPattern("=5");
            lines.add(line.toString());
        }
        if (Boolean.getBoolean("routes.write")) {
            Files.write(API_TABLE, lines);
        }
        assertThat(lines).hasSizeGreaterThan(10).isEqualTo(Files.readAllLines(API_TABLE));
    }

    private static int opened(HttpRequest.Builder request, String method) {
        return PROGRAM.send(
                        request.header("Content-Type", "application/json")
                                .method(
                                        method,
                                        method.equals("GET")
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private static List<String> apiRoutes() {
        return PROGRAM
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(one ->
                        one.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api"))
                                .map(path ->
                                        one.getMethodsCondition().getMethods().iterator().next()
                                                + " "
                                                + path))
                .sorted()
                .toList();
    }

    @Test
    void a_page_needs_somebody_who_is_signed_in() throws Exception {
        var nobody = HttpClient.newHttpClient();
        var answer =
                nobody.send(
                        HttpRequest.newBuilder(address("/cases")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    @Test
    void what_was_typed_comes_out_as_text() throws Exception {
        var worker = Browser.of(PROGRAM, "CW-1");
        var form = worker.get("/cases/new").body();
        var attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        var answer =
                worker.post(
                        "/cases/new",
                        Map.of(
                                "_csrf",
                                Browser.token(form),
                                "caseId",
                                "xss-1",
                                "commandId",
                                "xss-1",
                                "caseRef",
                                attack,
                                "clientName",
                                attack));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("There is a problem")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    private static List<String> routes() {
        return PROGRAM
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(one ->
                        one.getMethodsCondition().getMethods().isEmpty()
                                || one.getMethodsCondition()
                                        .getMethods()
                                        .toString()
                                        .contains("GET"))
                .flatMap(one -> one.getPatternValues().stream())
                .filter(path ->
                        !path.startsWith("/operator")
                                && !path.startsWith("/api")
                                && !path.equals("/error"))
                .distinct()
                .sorted()
                .toList();
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + PROGRAM.property("local.server.port") + path);
    }
}
