package org.throughline.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Says whether everything works. */
@Command(name = "status", description = "Say what the running program does, and what is held up.")
final class StatusWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(
            names = "--output",
            description = "text or json (default: text).",
            defaultValue = "text")
    private String output = "text";

    @Override
    public Integer call() throws Exception {
        var home = common.home();
        var running = home.running();
        if (running.isEmpty()) {
            System.err.println(
                    "No program runs on " + home.folder() + ". Start it with ./throughline start.");
            return Words.AWAY;
        }
        var answer =
                new Operator(running.get().address(), home.token())
                        .get("/operator/status", Map.of());
        if (answer.status() != 200) {
            System.err.println("The program refused to answer (status " + answer.status() + ").");
            return Words.REFUSED;
        }
        if (output.equals("json")) {
            System.out.println(answer.body());
            return Words.FINE;
        }
        var body = answer.body();
        System.out.println("State      " + body.path("state").asString());
        System.out.println(
                "Address    "
                        + running.get().address()
                        + "  (process "
                        + running.get().pid()
                        + ")");
        System.out.println("Log        " + body.path("log").asString());
        lines(body.path("followers"));
        if (body.has("selfAudit")) {
            System.out.println("Self-audit " + body.path("selfAudit").asString());
        }
        System.out.println("Agencies hold");
        lines(body.path("agencies"));
        if (body.path("witnesses").size() > 0) {
            System.out.println("Witnesses of the log");
            lines(body.path("witnesses"));
        }
        if (body.has("witnessed")) {
            System.out.println("Witnessed  " + body.path("witnessed").asString());
        }
        body.path("troubles").forEach(one -> System.out.println("HELD UP    " + one.asString()));
        return Words.FINE;
    }

    private static void lines(JsonNode named) {
        named.properties()
                .forEach(one ->
                        System.out.println(
                                "  %-20s %s".formatted(one.getKey(), one.getValue().asString())));
    }
}
