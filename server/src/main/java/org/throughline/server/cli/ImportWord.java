package org.throughline.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.cli.local.Home;
import org.throughline.server.cli.local.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Imports set-ups and stories through the desk, and checks what must hold afterwards. */
@Command(
        name = "import",
        description =
                "Import stories (JSON lines), after set-up files; check them against an expectation.")
final class ImportWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(
            names = "--setup",
            description = "Set-up file with the registers; may be given several times.",
            paramLabel = "FILE")
    private List<Path> setups = List.of();

    @Option(
            names = "--check",
            description = "Expectation file; each difference is printed, and exit is 1.",
            paramLabel = "EXPECTED")
    private @Nullable Path check;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Parameters(description = "Story files, in this order.", paramLabel = "FILE", arity = "0..*")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        if (files.isEmpty() && setups.isEmpty()) {
            System.err.println("Name at least one story file, or a set-up with --setup.");
            return Words.USAGE;
        }
        var body = body();
        var home = common.home();
        if (!home.exists() && setups.stream().anyMatch(ImportWord::isDemonstration)) {
            Profile.markDemonstration(home);
        }
        return Words.withProgram(home, operator -> send(operator, body, home));
    }

    private static boolean isDemonstration(Path setup) {
        return json(setup).path("clockProfile").asString("").equals("demo");
    }

    private JsonNode body() {
        var body = DomainJson.mapper().createObjectNode();
        var all = body.putArray("setup");
        setups.forEach(setup -> all.add(json(setup)));
        var stories = body.putArray("files");
        for (var file : files) {
            var story = stories.addObject().put("name", String.valueOf(file.getFileName()));
            var lines = story.putArray("lines");
            Words.read(file).forEach(lines::add);
        }
        if (check != null) {
            body.set("check", json(check));
        }
        return body;
    }

    private static JsonNode json(Path file) {
        try {
            return DomainJson.read(
                    String.join("\n", Words.read(file)).getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new Words.Unreadable(file, "is no JSON.");
        }
    }

    private int send(Operator operator, JsonNode body, Home home)
            throws IOException, InterruptedException {
        var failed = new AtomicInteger(Words.FINE);
        int status =
                operator.post(
                        "/operator/import",
                        body,
                        line -> {
                            if (line.has("passwords")) {
                                var text = new StringBuilder();
                                line.path("passwords")
                                        .properties()
                                        .forEach(one ->
                                                text.append(one.getKey())
                                                        .append(' ')
                                                        .append(one.getValue().asString())
                                                        .append('\n'));
                                home.write("first-passwords.txt", text.toString());
                                System.out.println(
                                        "New accounts: their passwords are in "
                                                + home.folder().resolve("first-passwords.txt"));
                            } else if (line.has("line")) {
                                progress(line);
                            } else {
                                failed.set(Math.max(failed.get(), result(line)));
                            }
                        });
        if (status != 200) {
            System.err.println("The program did not take the import (status " + status + ").");
            return Words.REFUSED;
        }
        return failed.get();
    }

    private void progress(JsonNode line) {
        // On a terminal and for tests every line, else now and then.
        if (!quiet
                && (System.console() != null
                        || Boolean.getBoolean("throughline.import.every-line")
                        || line.path("line").asInt() % 10 == 0)) {
            System.err.println(
                    "  "
                            + line.path("file").asString()
                            + "  "
                            + line.path("line").asInt()
                            + " of "
                            + line.path("of").asInt());
        }
    }

    private static int result(JsonNode line) {
        var name = line.path("file").asString("");
        if (line.has("recorded")) {
            System.out.println(
                    name
                            + ": "
                            + line.path("recorded").asInt()
                            + " steps recorded, "
                            + line.path("repeated").asInt()
                            + " known already, "
                            + line.path("fired").asInt()
                            + " facts by clocks");
        }
        line.path("held")
                .properties()
                .forEach(one ->
                        System.out.println("  " + one.getKey() + ": " + one.getValue().asString()));
        int exit = Words.FINE;
        if (line.has("stopped")) {
            System.err.println("Stopped at " + line.path("stopped").asString());
            exit = Words.FAILED;
        }
        if (line.has("differences")) {
            var differences = line.path("differences");
            System.out.println(
                    "  check: "
                            + line.path("refusalsTried").asInt()
                            + " refusals tried, "
                            + (differences.isEmpty()
                                    ? "no difference"
                                    : differences.size() + " differences"));
            differences.forEach(one -> System.out.println("  differs: " + one.asString()));
            exit = differences.isEmpty() ? exit : Words.FAILED;
        }
        return exit;
    }
}
