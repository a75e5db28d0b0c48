package org.throughline.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.throughline.referrals.stored.DomainJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What an operator does with the log as a whole. */
@Command(
        name = "log",
        description = "Verify the event log, or shut out nodes of an old epoch.",
        subcommands = {LogWord.Verify.class, LogWord.RaiseEpoch.class})
final class LogWord implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("Say what to do with the log: verify or raise-epoch.");
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
            var end = new AtomicInteger(Words.AWAY);
            int status =
                    operator.post(
                            "/operator/log/verify",
                            DomainJson.mapper().createObjectNode(),
                            line -> {
                                if (line.has("done")) {
                                    System.err.println(
                                            "  %,d of %,d events"
                                                    .formatted(
                                                            line.path("done").asLong(),
                                                            line.path("of").asLong()));
                                } else {
                                    end.set(found(line));
                                }
                            });
            if (status != 200) {
                System.err.println("The program did not verify its log (status " + status + ").");
                return Words.REFUSED;
            }
            if (end.get() == Words.AWAY) {
                System.err.println("The program stopped before the end of the log.");
            }
            return end.get();
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
