package org.throughline.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.throughline.referrals.stored.DomainJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What an operator does with the log as a whole. */
@Command(
        name = "log",
        description =
                "Verify the event log, work lists and timelines out again from it, or shut out nodes of an old epoch.",
        subcommands = {LogWord.Verify.class, LogWord.RebuildViews.class, LogWord.RaiseEpoch.class})
final class LogWord implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("Say what to do with the log: verify, rebuild-views or raise-epoch.");
        return Words.USAGE;
    }

    /** Reads the whole log and says whether it is what it promises to be. */
    @Command(
            name = "verify",
            description =
                    "Read the whole log: positions and case numbers without a hole, every row as its digest says.")
    static final class Verify implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Override
        public Integer call() throws Exception {
            return Words.withProgram(common.home(), Verify::ask);
        }

        private static int ask(Operator operator) throws IOException, InterruptedException {
            return watched(operator, "/operator/log/verify", "events", Verify::found);
        }

        private static int found(JsonNode line) {
            var all =
                    "%,d events in %,d streams"
                            .formatted(line.path("events").asLong(), line.path("streams").asLong());
            if (line.path("faults").isEmpty()) {
                System.out.println("The log is sound: " + all + ".");
                return Words.FINE;
            }
            System.out.println("THE LOG IS NOT SOUND: " + all + ".");
            line.path("faults").forEach(fault -> System.out.println("  " + fault.asString()));
            System.out.println(
                    "Stop the program, keep this database as it is, and go back to a backup.");
            return Words.FAILED;
        }
    }

    /** Works out again what people are shown. */
    @Command(
            name = "rebuild-views",
            description =
                    "Work every list and timeline out again from the log, while the program goes on. Exits 1 when one was not what the log says.")
    static final class RebuildViews implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Override
        public Integer call() throws Exception {
            return Words.withProgram(common.home(), RebuildViews::ask);
        }

        private static int ask(Operator operator) throws IOException, InterruptedException {
            return watched(operator, "/operator/views/rebuild", "cases", RebuildViews::found);
        }

        private static int found(JsonNode line) {
            long cases = line.path("cases").asLong();
            long different = line.path("different").asLong();
            if (different == 0) {
                System.out.println("Cases shown as the log has them: all %,d.".formatted(cases));
                return Words.FINE;
            }
            System.out.println(
                    "Cases that were shown otherwise than the log has them: %,d of %,d, the first of them %s. All are right now."
                            .formatted(different, cases, line.path("firstDifferent").asString()));
            return Words.FAILED;
        }
    }

    /** Has the program go through the whole log, and says how far it is. */
    private static int watched(
            Operator operator, String path, String what, ToIntFunction<JsonNode> found)
            throws IOException, InterruptedException {
        var end = new AtomicInteger(Words.AWAY);
        int status =
                operator.post(
                        path,
                        DomainJson.mapper().createObjectNode(),
                        line -> {
                            if (line.has("done")) {
                                System.err.println(
                                        "  %,d of %,d %s"
                                                .formatted(
                                                        line.path("done").asLong(),
                                                        line.path("of").asLong(),
                                                        what));
                            } else {
                                end.set(found.applyAsInt(line));
                            }
                        });
        if (status != 200) {
            System.err.println("The program did not do it (status " + status + ").");
            return Words.REFUSED;
        }
        if (end.get() == Words.AWAY) {
            System.err.println("The program stopped before the end of the log.");
        }
        return end.get();
    }

    /** Used when a standby is promoted. */
    @Command(
            name = "raise-epoch",
            description =
                    "Shut out every node that runs now: after a standby was promoted. They must be started again.")
    static final class RaiseEpoch implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Option(names = "--yes", description = "Do it; without it nothing is done.")
        private boolean yes;

        @Override
        public Integer call() throws Exception {
            if (!yes) {
                System.err.println(
                        "Every node that runs now will record nothing more until it is started again. Say --yes to do it.");
                return Words.USAGE;
            }
            return Words.withProgram(common.home(), RaiseEpoch::ask);
        }

        private static int ask(Operator operator) throws IOException, InterruptedException {
            int status =
                    operator.post(
                            "/operator/log/raise-epoch",
                            DomainJson.mapper().createObjectNode(),
                            line ->
                                    System.out.println(
                                            "The log is in epoch "
                                                    + line.path("epoch").asInt()
                                                    + " now. Start every node again."));
            if (status != 200) {
                System.err.println("The program did not raise the epoch (status " + status + ").");
                return Words.REFUSED;
            }
            return Words.FINE;
        }
    }
}
