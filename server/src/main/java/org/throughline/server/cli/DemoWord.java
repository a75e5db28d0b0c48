package org.throughline.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.cli.local.Foreground;
import org.throughline.server.cli.local.Platform;
import org.throughline.server.cli.local.Profile;
import org.throughline.server.security.Passwords;
import org.throughline.server.story.StoryDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Starts everything with invented people and one story, and shows the way in. */
@Command(
        name = "demo",
        description = "Start the demonstration: invented people, one imported story.")
final class DemoWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(
            names = "--port",
            description = "Port of the pages (default: 8080).",
            defaultValue = "8080")
    private int port;

    @Override
    public Integer call() throws Exception {
        var home = common.home();
        if (!Profile.markDemonstration(home)) {
            System.err.println(
                    "The folder "
                            + home.folder()
                            + " holds data that is no demonstration. Name another one with --data, or use ./throughline start.");
            return Words.FAILED;
        }
        var foreground = new Foreground();
        var platform = foreground.start(home, port, true);
        foreground.awaitBroker(platform);
        if (!tell(platform, foreground)) {
            platform.close();
            return Words.FAILED;
        }
        System.out.println(
                "Open       "
                        + platform.address()
                        + "  and choose who you are, or sign in with the password "
                        + Passwords.OF_DEMONSTRATION
                        + " as");
        System.out.println(
                "           CW-1 caseworker, TB-U1 housing, BP-U1 police, BC-U1 council, AU-1 auditor, SV-1 supervisor, AD-1 admin");
        System.out.println(
                "Data       "
                        + home.folder()
                        + "   (./throughline reset removes it)   Ctrl-C stops");
        foreground.stay(platform);
        return Words.FINE;
    }

    private static boolean tell(Platform platform, Foreground foreground)
            throws IOException, InterruptedException {
        var stories = platform.context().getBean(StoryDesk.class);
        for (var setup : List.of("stories/setup.json", "stories/setup-demonstration.json")) {
            var violations = stories.setUp(json(setup));
            if (!violations.isEmpty()) {
                System.err.println("The set-up of the demonstration is refused: " + violations);
                return false;
            }
        }
        var lines =
                new String(bytes("stories/BF-0101.jsonl"), StandardCharsets.UTF_8).lines().toList();
        var outcome = stories.tell(lines, json("stories/BF-0101.expected.json"), (_, _) -> {});
        var result = outcome.result();
        foreground.say(
                "story BF-0101: %d steps recorded, %d known already, %d by clocks, %d refusals tried",
                result.recorded(), result.repeated(), result.fired(), outcome.tried());
        var differences = outcome.differences() == null ? List.<String>of() : outcome.differences();
        differences.forEach(one -> System.out.println("           differs: " + one));
        var held = new StringBuilder();
        var caseId = new org.throughline.casefile.ids.CaseId("BF-0101");
        for (var agency : platform.context().getBean(Desk.class).registers().now().agencies()) {
            var told = stories.copies().told(agency.code(), caseId).size();
            if (told > 0) {
                held.append(held.isEmpty() ? "" : ", ")
                        .append(agency.name())
                        .append(' ')
                        .append(told);
            }
        }
        foreground.say(
                "entries held: %s%s", held, differences.isEmpty() ? "; as expected, in order" : "");
        return true;
    }

    private static JsonNode json(String resource) throws IOException {
        return DomainJson.read(bytes(resource));
    }

    private static byte[] bytes(String resource) throws IOException {
        try (var in = DemoWord.class.getClassLoader().getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        }
    }
}
