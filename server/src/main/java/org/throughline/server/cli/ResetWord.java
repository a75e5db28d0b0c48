package org.throughline.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the data of the embedded database and broker. */
@Command(
        name = "reset",
        description = "Remove all data of this folder, after asking for the word RESET.")
final class ResetWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        var home = common.home();
        if (home.running().isPresent()) {
            System.err.println("A program runs on " + home.folder() + ". Stop it first.");
            return Words.FAILED;
        }
        if (!home.exists()) {
            System.out.println("There is no data in " + home.folder() + ".");
            return Words.FINE;
        }
        if (!yes) {
            System.out.println(
                    "This removes every case, account and message in "
                            + home.folder()
                            + " for ever.");
            System.out.print("Type RESET to go on: ");
            System.out.flush();
            var in = new Scanner(System.in, StandardCharsets.UTF_8);
            if (!in.hasNextLine() || !in.nextLine().strip().equals("RESET")) {
                System.out.println("Nothing was removed.");
                return Words.FAILED;
            }
        }
        for (var path : deepestFirst(home.folder())) {
            Files.delete(path);
        }
        System.out.println("Removed " + home.folder() + ".");
        return Words.FINE;
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
