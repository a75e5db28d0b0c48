package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;

/** Every role stands on its own feet: a node needs no database of a role that it does not have. */
class NodeRolesIT {
    private static final String TOKEN = "token-of-the-tests";

    @TempDir Path folder;

    private ConfigurableApplicationContext node(String roles) {
        var settings = new ArrayList<String>();
        settings.add("--throughline.roles=" + roles);
        settings.add("--throughline.operator-token=" + TOKEN);
        settings.add("--throughline.data=" + folder);
        settings.add("--throughline.kafka=" + TestInfrastructure.get().bootstrapServers());
        settings.add("--server.port=0");
        for (var side : List.of("casework", "person-keys", "gateway")) {
            if (side.equals("gateway") == roles.equals("gateway")) {
                settings.add(
                        "--throughline."
                                + side
                                + ".jdbc-url="
                                + TestInfrastructure.freshDatabaseUrl());
                settings.add(
                        "--throughline."
                                + side
                                + ".username="
                                + TestInfrastructure.get().username());
                settings.add(
                        "--throughline."
                                + side
                                + ".password="
                                + TestInfrastructure.get().password());
            }
        }
        settings.add(
                "--throughline.setup="
                        + RunningProgram.STORIES.resolve("setup.json").toAbsolutePath());
        return new SpringApplicationBuilder(ThroughlineApplication.class)
                .run(settings.toArray(new String[0]));
    }

    private static String state(ConfigurableApplicationContext node) throws Exception {
        var port = node.getEnvironment().getProperty("local.server.port");
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/operator/status"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return DomainJson.read(answer.body()).path("state").asString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"casework", "projections", "casework,projections", "gateway"})
    void a_node_starts_and_nothing_else_is_started_for_it(String roles) throws Exception {
        try (var node = node(roles)) {
            assertThat(state(node)).isIn("working", "held up");
            assertThat(node.getBeanNamesForType(AgencyStore.class).length == 1)
                    .isEqualTo(roles.contains("gateway"));
            assertThat(Files.exists(folder.resolve("postgres"))).isFalse();
        }
    }

    @Test
    void an_import_that_is_to_be_checked_says_that_agencies_are_not_seen_from_here()
            throws Exception {
        try (var node = node("casework")) {
            var stories = node.getBean(StoryDesk.class);
            assertThat(stories.setUp(RunningProgram.json("setup.json"))).isEmpty();
            var outcome =
                    stories.tell(
                            RunningProgram.lines("BF-0101.jsonl").subList(0, 1),
                            RunningProgram.json("BF-0101.expected.json"),
                            (_, _) -> {});
            assertThat(outcome.result().recorded()).isEqualTo(1);
            assertThat(outcome.differences())
                    .singleElement()
                    .asString()
                    .contains("not seen from this node");
        }
    }
}
