package org.throughline.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.cli.agencies.AgencyWord;
import org.throughline.server.cli.agencies.ParkedWord;
import org.throughline.server.cli.local.Home;
import org.throughline.server.cli.local.Platform;
import org.throughline.server.cli.local.Profile;
import org.throughline.server.cli.proving.CosignWord;
import org.throughline.server.following.Trouble;
import org.throughline.server.node.WrongSetting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The words of the command line, and how each of them ends. */
@Command(
        name = "throughline",
        description = "One ordered log per case, and a lawful view of it for each agency.",
        mixinStandardHelpOptions = true,
        version = "throughline 0.1.0",
        subcommands = {
            DemoWord.class,
            StartWord.class,
            StatusWord.class,
            AgencyWord.class,
            ParkedWord.class,
            ImportWord.class,
            TimelineWord.class,
            ReplayWord.class,
            LogWord.class,
            VerifyWord.class,
            CosignWord.class,
            ResetWord.class
        },
        footer = {
            "",
            "Exit: 0 fine, 1 check failed, 2 usage, 3 not signed in or refused, 4 not found, 6 server away.",
            "Data is kept in .throughline/ beside the program; --data names another folder."
        })
public final class Words {
    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int REFUSED = 3;
    public static final int NOT_FOUND = 4;
    static final int AWAY = 6;

    private Words() {}

    /** Runs one word and returns its exit code. */
    public static int run(String[] words) {
        var line = new CommandLine(new Words());
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        var given = new ArrayList<>(Arrays.asList(words));
        return given.isEmpty() ? usage(line) : line.execute(words);
    }

    private static int usage(CommandLine line) {
        line.usage(System.out);
        return USAGE;
    }

    /** One sentence, never a stack trace. */
    private static int failed(Exception failure) {
        var message = message(failure);
        System.err.println(message != null ? message : "It did not work: " + Trouble.of(failure));
        return failure instanceof ConnectException ? AWAY : FAILED;
    }

    private static @Nullable String message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Platform.PortTaken taken -> {
                    return taken.getMessage();
                }
                case org.throughline.embedded.NewerFolder newer -> {
                    return newer.getMessage();
                }
                case WrongSetting wrong -> {
                    return wrong.getMessage();
                }
                case ConnectException _ -> {
                    return "No program answers on this folder. Start it with ./throughline start.";
                }
                case Unreadable unreadable -> {
                    return unreadable.getMessage();
                }
                default -> {
                    // Look on for one that we know.
                }
            }
        }
        return null;
    }

    /** A file on the command line that cannot be used. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(Path file, String why) {
            super(file + " " + why);
        }
    }

    /** What every word knows. */
    public static final class Common {
        @Option(
                names = "--data",
                description = "Folder of the data (default: .throughline).",
                paramLabel = "FOLDER")
        @Nullable Path data;

        public Home home() {
            var named = System.getenv("THROUGHLINE_DATA");
            return new Home(data != null ? data : Path.of(named != null ? named : ".throughline"));
        }
    }

    /** Something to ask a running program. */
    public interface Asking {
        int ask(Operator operator) throws IOException, InterruptedException;
    }

    /** Asks the program that runs on this folder, or starts one for as long as it takes. */
    public static int withProgram(Home home, Asking asking) throws Exception {
        var running = home.running();
        if (running.isPresent()) {
            return asking.ask(new Operator(running.get().address(), home.token()));
        }
        System.err.println(
                "No program runs on " + home.folder() + "; starting one for this word ...");
        try (var platform = Platform.start(home, 0, Profile.isDemonstration(home))) {
            return asking.ask(new Operator(platform.address(), home.token()));
        }
    }

    static List<String> read(Path file) {
        try {
            return java.nio.file.Files.readAllLines(file);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new Unreadable(file, "is no UTF-8 text.");
        } catch (IOException e) {
            throw new Unreadable(file, "cannot be read.");
        } catch (UncheckedIOException e) {
            throw new Unreadable(file, "cannot be read.");
        }
    }
}
