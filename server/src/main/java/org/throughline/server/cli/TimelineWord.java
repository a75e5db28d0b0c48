package org.throughline.server.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the timeline of a case, or what an agency holds of it. */
@Command(
        name = "timeline",
        description = "Print the timeline of a case, or what an agency holds of it.")
final class TimelineWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(names = "--case", required = true, description = "The case.", paramLabel = "C")
    private String caseId = "";

    @Option(
            names = "--agency",
            description = "The agency whose own copy is printed.",
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
        if (agency != null) {
            parameters.put("agency", agency);
        }
        return Words.withProgram(
                common.home(),
                operator ->
                        Printed.print(
                                operator.get("/operator/timeline", parameters),
                                output.equals("json")));
    }
}
