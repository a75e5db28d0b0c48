package org.throughline.bench.propagation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.throughline.bench.measure.Options;
import org.throughline.bench.machine.Machine;
import org.throughline.campaign.cluster.Cluster;

/** Each contender in turn on a database and a broker of its own; the report of all. */
final class Propagation {
    private Propagation() {}

    /**
     * @param args the folder {@code benchmarks}, then {@code --rate}, {@code --seconds}, {@code
     *     --cases}, {@code --only} and {@code --name}
     */
    public static void main(String[] args) {
        int status = 0;
        try {
            run(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
        } catch (IOException | IllegalStateException e) {
            e.printStackTrace();
            status = 1;
        } catch (InterruptedException e) {
            status = 1;
        }
        System.exit(status);
    }

    private static void run(Path home, String... words) throws IOException, InterruptedException {
        var options = Options.of(words);
        var target = Files.createDirectories(home.resolve("target"));
        var machine = Machine.describe(target);
        var plan =
                new Turn.Plan(
                        options.number("rate", 20),
                        options.number("seconds", 60),
                        options.number("cases", 100));
        var rows = new ArrayList<Tally>();
        for (var name : options.text("only", "ours,spring-modulith").split(",")) {
            var folder = Files.createTempDirectory(target, "propagation");
            var place = new Place(home, folder, Cluster.freePort(), Cluster.freePort());
            var contender =
                    name.equals("ours")
                            ? new Ours(place, home.resolve("../stories"))
                            : new SpringModulith(place);
            System.err.println(name + " ...");
            try (var turn = new Turn(place, contender)) {
                rows.addAll(turn.run(plan));
            }
        }
        var date = LocalDate.now(ZoneOffset.UTC);
        var file =
                home.resolve("results").resolve(options.text("name", date + "-propagation") + ".md");
        Files.writeString(file, report(date, List.of(words), machine.toString(), rows));
        System.err.println("written: " + file);
    }

    private static String report(
            LocalDate date, List<String> words, String machine, List<Tally> rows) {
        var text = new StringBuilder("# Propagation, " + date + "\n\n");
        text.append("`benchmarks/run-propagation ").append(String.join(" ", words)).append("`\n\n");
        text.append(machine).append("\n\n").append(Tally.head());
        rows.forEach(row -> text.append(row.row()));
        return text.toString();
    }
}
