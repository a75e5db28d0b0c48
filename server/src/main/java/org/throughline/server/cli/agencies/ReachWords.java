package org.throughline.server.cli.agencies;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.server.cli.Operator;
import org.throughline.server.cli.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Have an agency reached by another channel; what was not told yet goes by the new one. */
final class ReachWords {
    private ReachWords() {}

    /** One channel that an agency is reached by from now on. */
    private abstract static class Reach implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Parameters(paramLabel = "AGENCY", description = "Code of a registered agency.")
        private String agency = "";

        @Override
        public Integer call() throws Exception {
            return Words.withProgram(common.home(), this::asked);
        }

        private int asked(Operator operator) throws IOException, InterruptedException {
            var answer =
                    operator.send(
                            "POST",
                            "/operator/connections/" + agency + "/" + channel(),
                            parameters());
            if (answer.status() != 200) {
                var violation = answer.body().path("violations").path(0).path("message");
                System.err.println(
                        violation.asString(
                                answer.body().path("detail").asString("It was refused.")));
                return answer.status() == 404 ? Words.NOT_FOUND : Words.REFUSED;
            }
            var person = answer.body().path("person").asString("");
            System.out.println(
                    agency
                            + " is reached by "
                            + answer.body().path("channel").asString()
                            + (person.isEmpty() ? "." : ", for " + person + "."));
            return Words.FINE;
        }

        abstract String channel();

        Map<String, String> parameters() {
            return Map.of();
        }
    }

    @Command(name = "pages", description = "Reach an agency by its pages.")
    static final class Pages extends Reach {
        @Override
        String channel() {
            return "page";
        }
    }

    @Command(name = "mail", description = "Reach an agency by mails that lead to its pages.")
    static final class Mail extends Reach {
        @Override
        String channel() {
            return "mail";
        }
    }

    @Command(
            name = "light-link",
            description =
                    "Reach an agency by mails with a link to one referral, without an account.")
    static final class LightLink extends Reach {
        @Option(
                names = "--person",
                paramLabel = "REFERENCE",
                description =
                        "The registered person who reads and answers by the links (default: the only one).")
        private @Nullable String person;

        @Override
        String channel() {
            return "light-link";
        }

        @Override
        Map<String, String> parameters() {
            return person == null ? Map.of() : Map.of("person", person);
        }
    }
}
