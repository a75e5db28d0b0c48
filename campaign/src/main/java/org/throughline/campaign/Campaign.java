package org.throughline.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.campaign.check.Stores;
import org.throughline.campaign.check.Verdict.Finding;
import org.throughline.campaign.cluster.Cluster;
import org.throughline.campaign.steady.Curve;
import org.throughline.campaign.steady.Steps;
import org.throughline.casefile.reference.Town;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;

/**
 * Rounds of load and faults on a cluster of real processes. Each round is written down as a line;
 * the results of several runs add up.
 */
public final class Campaign {
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LONG_WARM_UP = Duration.ofMinutes(2);

    private Campaign() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(words);
        } catch (IllegalArgumentException wrongWord) {
            System.err.println(wrongWord.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(settings) == 0 ? 0 : 1);
    }

    /** How many rounds were not valid. */
    private static int run(Settings settings) throws IOException, InterruptedException {
        var folder = settings.folder();
        var sources = settings.sources();
        var stories = sources.resolve("stories");
        var program = settings.program();
        Files.createDirectories(folder);
        var setup = Setup.write(stories.resolve("setup.json"), folder.resolve("setup.json"));
        var entries =
                SetupFile.read(DomainJson.read(Files.readAllBytes(setup)), Register.EMPTY)
                        .entries();
        if (settings.seeded() != null) {
            program = Seeded.program(settings.seeded(), sources, program, folder);
        }
        int bad = 0;
        // What a fault needs slows everything down, so those that need something have a cluster of
        // their own.
        for (var isFitted : List.of(false, true)) {
            var plans =
                    plans(settings).stream()
                            .filter(plan -> plan.fault().isFitted() == isFitted)
                            .toList();
            if (!plans.isEmpty()) {
                var own = folder.resolve(isFitted ? "fitted" : "plain");
                var faults = plans.stream().map(Round.Plan::fault).collect(Collectors.toSet());
                try (var cluster = new Cluster(own, program, setup, faults)) {
                    // Nothing of it runs on when the campaign is ended by hand.
                    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
                    cluster.start();
                    Setup.register(cluster.caseworkAddresses().getFirst(), setup);
                    bad += rounds(settings, plans, cluster, Town.of(entries));
                }
            }
        }
        System.out.println(settings.rounds() + " rounds, " + bad + " not valid");
        return bad;
    }

    private static List<Round.Plan> plans(Settings settings) {
        var random = new Random(settings.seed());
        var plans = new ArrayList<Round.Plan>();
        for (int i = 0; i < settings.rounds(); i++) {
            plans.add(
                    new Round.Plan(
                            settings.faults().get(i % settings.faults().size()),
                            random.nextLong(),
                            settings.perSecond(),
                            settings.before(),
                            settings.hold()));
        }
        return plans;
    }

    /** How many of these were not valid. */
    private static int rounds(Settings settings, List<Round.Plan> plans, Cluster cluster, Town town)
            throws IOException, InterruptedException {
        int bad = 0;
        try (var stores =
                new Stores(
                        cluster.casework(),
                        cluster.gateway(),
                        KeyRing.open(cluster.personKeys(), cluster.keys()))) {
            var round = new Round(cluster, stores, town, settings.sources().resolve("stories"));
            round.warmUp(settings.perSecond(), settings.isSteady() ? LONG_WARM_UP : WARM_UP);
            for (var plan : plans) {
                var result = round.run(plan);
                bad += result.verdict().finding() == Finding.VALID ? 0 : 1;
                say(settings.results(), plan, result);
                if (settings.curve() != null) {
                    keep(settings.curve(), plan, result.steps());
                }
            }
        }
        return bad;
    }

    /** The picture of this round, and the numbers beside it. */
    private static void keep(Path curve, Round.Plan plan, Steps steps) throws IOException {
        var title = plan.fault() + " at " + plan.perSecond() + " commands a second";
        Files.writeString(curve, Curve.svg(title, steps));
        Files.writeString(
                curve.resolveSibling(
                        curve.getFileName().toString().replaceAll("\\.svg$", "") + ".tsv"),
                steps.table());
    }

    private static void say(@Nullable Path file, Round.Plan plan, Round.Result result)
            throws IOException {
        var line =
                String.format(
                        Locale.ROOT,
                        "%s %-24s seed %20d %-7s said %5d acknowledged %5d unanswered %4d sights %4d arrival p50 %5d ms p99 %6d ms converged %s%s",
                        Instant.now().toString().substring(0, 19),
                        plan.fault(),
                        plan.seed(),
                        result.verdict().finding(),
                        result.said(),
                        result.acknowledged(),
                        result.failures(),
                        result.sights(),
                        result.arrival(50),
                        result.arrival(99),
                        result.converged() == null ? "not" : result.converged().toMillis() + " ms",
                        result.verdict().wrong().isEmpty()
                                ? ""
                                : "\n    " + String.join("\n    ", result.verdict().wrong()));
        System.out.println(line);
        System.out.println("    refused " + result.refused());
        if (file != null) {
            Files.writeString(
                    file,
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
