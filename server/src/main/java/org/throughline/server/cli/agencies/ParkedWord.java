package org.throughline.server.cli.agencies;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.server.cli.Operator;
import org.throughline.server.cli.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the answers that wait for a person, and hands one in again. */
@Command(
        name = "parked",
        description = "List answers with a code that the agency's map does not know.")
public final class ParkedWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(
            names = "--again",
            paramLabel = "AGENCY/MESSAGE",
            description = "Hand this one in again, once the map knows its code.")
    private @Nullable String again;

    @Override
    public Integer call() throws Exception {
        var named = again;
        return Words.withProgram(
                common.home(),
                operator ->
                        named == null
                                ? list(operator.get("/operator/parked-answers", Map.of()))
                                : handed(
                                        operator.send(
                                                "POST",
                                                "/operator/parked-answers/" + named + "/again",
                                                Map.of())));
    }

    private static int list(Operator.Answer answer) {
        if (answer.status() != 200) {
            return refused(answer);
        }
        var all = answer.body().path("answers");
        System.out.println(all.isEmpty() ? "No answer waits." : all.size() + " wait:");
        for (var one : all) {
            System.out.println(
                    "  %s/%s  %s of %s, code %s, map version %s"
                            .formatted(
                                    one.path("agency").asString(),
                                    one.path("messageId").asString(),
                                    one.path("command").asString(),
                                    one.path("case").asString(),
                                    one.path("code").asString(),
                                    one.path("mapVersion")));
        }
        return Words.FINE;
    }

    private static int handed(Operator.Answer answer) {
        if (answer.status() != 200) {
            return refused(answer);
        }
        var outcome = answer.body().path("outcome").asString();
        System.out.println(
                outcome.equals("UNKNOWN_CODE") ? "The map does not know its code yet." : outcome);
        return outcome.equals("recorded") ? Words.FINE : Words.FAILED;
    }

    private static int refused(Operator.Answer answer) {
        System.err.println(answer.body().path("detail").asString("It was refused."));
        return answer.status() == 404 ? Words.NOT_FOUND : Words.REFUSED;
    }
}
