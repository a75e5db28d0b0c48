package org.throughline.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.throughline.campaign.check.Stores;
import org.throughline.campaign.check.Verdict.Finding;
import org.throughline.campaign.cluster.Cluster;
import org.throughline.campaign.cluster.Fault;
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

    private Campaign() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        var options = options(words);
        var folder = Path.of(named(options, "folder"));
        var program = named(options, "program");
        var sources = Path.of(named(options, "sources"));
        var stories = sources.resolve("stories");
        var rounds = Integer.parseInt(options.getOrDefault("rounds", "15"));
        var seed = Long.parseLong(options.getOrDefault("seed", Long.toString(20_261_125)));
        var perSecond = Integer.parseInt(options.getOrDefault("rate", "30"));
        var before = Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "10")));
        var hold = Duration.ofSeconds(Long.parseLong(options.getOrDefault("hold", "8")));
        var faults = faults(options.getOrDefault("faults", ""));
        Files.createDirectories(folder);
        var setup = Setup.write(stories.resolve("setup.json"), folder.resolve("setup.json"));
        var entries =
                SetupFile.read(DomainJson.read(Files.readAllBytes(setup)), Register.EMPTY)
                        .entries();
        if (options.containsKey("seeded")) {
            program =
                    Seeded.program(
                            sources.resolve("campaign/seeded")
                                    .resolve(options.get("seeded") + ".txt"),
                            sources,
                            program,
                            folder);
        }
        int bad = 0;
        try (var cluster = new Cluster(folder, program, setup)) {
            // Nothing of it runs on when the campaign is ended by hand.
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
            cluster.start();
            Setup.register(cluster.caseworkAddresses().getFirst(), setup);
            try (var stores =
                    new Stores(
                            cluster.casework(),
                            cluster.gateway(),
                            KeyRing.open(cluster.personKeys(), cluster.keys()))) {
                var round = new Round(cluster, stores, Town.of(entries), stories);
                round.warmUp(perSecond, WARM_UP);
                var random = new Random(seed);
                for (int i = 0; i < rounds; i++) {
                    var fault = faults.get(i % faults.size());
                    var plan = new Round.Plan(fault, random.nextLong(), perSecond, before, hold);
                    var result = round.run(plan);
                    bad += result.verdict().finding() == Finding.VALID ? 0 : 1;
                    say(options.get("results"), plan, result);
                }
            }
        }
        System.out.println(rounds + " rounds, " + bad + " not valid");
        System.exit(bad == 0 ? 0 : 1);
    }

    private static void say(@Nullable String file, Round.Plan plan, Round.Result result)
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
                        percentile(result.arrivals(), 50),
                        percentile(result.arrivals(), 99),
                        result.converged() == null ? "not" : result.converged().toMillis() + " ms",
                        result.verdict().wrong().isEmpty()
                                ? ""
                                : "\n    " + String.join("\n    ", result.verdict().wrong()));
        System.out.println(line);
        System.out.println("    refused " + result.refused());
        if (file != null) {
            Files.writeString(
                    Path.of(file),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String named(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? -1 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static List<Fault> faults(String names) {
        if (names.isEmpty()) {
            return List.of(Fault.values());
        }
        return Arrays.stream(names.split(",")).map(Fault::valueOf).toList();
    }

    private static Map<String, String> options(String[] words) {
        var options = new HashMap<String, String>();
        var all = new ArrayList<>(List.of(words));
        while (all.size() > 1) {
            options.put(all.removeFirst().replace("--", ""), all.removeFirst());
        }
        return options;
    }
}
