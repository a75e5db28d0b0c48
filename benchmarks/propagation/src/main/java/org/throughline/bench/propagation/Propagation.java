package org.throughline.bench.propagation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.throughline.bench.measure.Options;
import org.throughline.bench.machine.Machine;
import org.throughline.campaign.cluster.Ports;

/** Each contender in turn on a database and a broker of its own; the report of all. */
final class Propagation {
    private static final Set<String> OPTIONS = Set.of("rate", "seconds", "cases", "only", "name");
    private static final String OURS = "ours";
    private static final List<String> CONTENDERS = List.of(OURS, "spring-modulith", "debezium");

    private Propagation() {}

    /**
     * @param args the folder {@code benchmarks}, then the options of the run
     */
    public static void main(String[] args) {
        int status = 0;
        try {
            run(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            status = 2;
        } catch (IOException | IllegalStateException e) {
            e.printStackTrace();
            status = 1;
        } catch (InterruptedException e) {
            status = 1;
        }
        System.exit(status);
    }

    private static void run(Path home, String... words) throws IOException, InterruptedException {
        var options = Options.of(OPTIONS, words);
        var target = Files.createDirectories(home.resolve("target"));
        var machine = Machine.describe(target);
        var plan =
                new Turn.Plan(
                        options.number("rate", 20, 1),
                        options.number("seconds", options.isQuick() ? 24 : 60, 1),
                        options.number("cases", options.isQuick() ? 12 : 100, 1));
        var rows = new ArrayList<Tally>();
        var names = List.of(options.text("only", String.join(",", CONTENDERS)).split(","));
        names.forEach(Propagation::requireKnown);
        for (var name : names) {
            var folder = Files.createTempDirectory(target, "propagation");
            var place = new Place(home, folder, Ports.free(), Ports.free());
            var contender = contender(name, place);
            System.err.println(name + " ...");
            try (var turn = new Turn(place, contender)) {
                rows.addAll(turn.run(plan));
            }
        }
        var date = LocalDate.now(ZoneOffset.UTC);
        // A quick run says that everything works; its numbers are not for keeping.
        var folder =
                Files.createDirectories(
                        options.isQuick() ? target.resolve("quick") : home.resolve("results"));
        var file =
                folder.resolve(options.text("name", date + "-propagation") + ".md");
        Files.writeString(file, report(date, List.of(words), machine.toString(), rows));
        System.err.println("written: " + file);
    }

    /** Before anything is measured: a wrong name at the end would cost the whole run. */
    private static void requireKnown(String name) {
        if (!CONTENDERS.contains(name)) {
            throw new IllegalArgumentException(name + " is none of " + CONTENDERS);
        }
    }

    private static Contender contender(String name, Place place) {
        return switch (name) {
            case OURS -> new Ours(place, place.home().resolve("../stories"));
            case "spring-modulith" -> RecordingPeer.springModulith(place);
            default -> RecordingPeer.debezium(place);
        };
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
