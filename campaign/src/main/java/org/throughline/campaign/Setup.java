package org.throughline.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.campaign.cluster.Cluster;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** The registers of Brackenford, with agreements that are in force today. */
public final class Setup {
    private static final String STORIES_BEGIN = "2025-03-03";
    private static final String NEVER = "2099-12-31";

    private Setup() {}

    /** Writes them beside. */
    public static Path write(Path from, Path to) throws IOException {
        var setup = (ObjectNode) DomainJson.read(Files.readAllBytes(from));
        for (var agreement : setup.path("agreements")) {
            if (agreement.path("to").asString().compareTo(STORIES_BEGIN) > 0) {
                ((ObjectNode) agreement).put("to", NEVER);
            }
        }
        // Clocks run by the real time here, and not by a story's.
        setup.remove("clockProfile");
        Files.writeString(to, setup.toString());
        return to;
    }

    /** Hands it to a casework node, as the operator does. */
    public static void register(String address, Path setup)
            throws IOException, InterruptedException {
        var body = DomainJson.mapper().createObjectNode();
        body.putArray("setup").add(DomainJson.read(Files.readAllBytes(setup)));
        var request =
                HttpRequest.newBuilder(URI.create(address + "/operator/import"))
                        .header("Authorization", "Bearer " + Cluster.OPERATOR_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || answer.body().contains("stopped")) {
                throw new IllegalStateException("the set-up is refused: " + answer.body());
            }
        }
    }
}
