package org.throughline.server.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a case as it was known at a moment. */
@Command(
        name = "replay",
        description = "Print a case as it was known by a moment, of what had happened by a moment.")
final class ReplayWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(names = "--case", required = true, description = "The case.", paramLabel = "C")
    private String caseId = "";

    @Option(names = "--known-by", description = "Only what was recorded by then.", paramLabel = "T")
    private @Nullable String knownBy;

    @Option(
            names = "--happened-by",
            description = "Only what had happened by then.",
            paramLabel = "T")
    private @Nullable String happenedBy;

    @Option(
            names = "--agency",
            description = "What this agency had been told by then.",
            paramLabel = "A")
    private @Nullable String agency;

    @Option(
            names = "--output",
            description = "text or json (default: text).",
            defaultValue = "text")
    private String output = "text";

    @Override
    public Integer call() throws Exception {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("case", caseId);
        put(parameters, "knownBy", knownBy);
        put(parameters, "happenedBy", happenedBy);
        put(parameters, "agency", agency);
        return Words.withProgram(
                common.home(),
                operator ->
                        Printed.print(
                                operator.get("/operator/replay", parameters),
                                output.equals("json")));
    }

    private static void put(
            LinkedHashMap<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
