package org.throughline.server.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.throughline.server.cli.local.Foreground;
import org.throughline.server.cli.local.Profile;
import org.throughline.server.security.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the program on its data. */
@Command(
        name = "start",
        description = "Start the program and stay in the foreground; Ctrl-C stops it.")
final class StartWord implements Callable<Integer> {
    @Mixin private Words.Common common = new Words.Common();

    @Option(
            names = "--port",
            description = "Port of the pages (default: 8080).",
            defaultValue = "8080")
    private int port;

    @Override
    public Integer call() throws Exception {
        var home = common.home();
        var demonstration = Profile.isDemonstration(home);
        var foreground = new Foreground();
        var platform = foreground.start(home, port, demonstration);
        foreground.awaitBroker(platform);
        var passwords = platform.context().getBean(Passwords.class).inviteAll();
        if (!passwords.isEmpty()) {
            home.write("first-passwords.txt", lines(passwords));
            System.out.println(
                    "Accounts   new passwords in "
                            + home.folder().resolve("first-passwords.txt")
                            + "; hand them over and delete the file");
        }
        System.out.println(
                "Open       "
                        + platform.address()
                        + (demonstration
                                ? "  (demonstration, password " + Passwords.OF_DEMONSTRATION + ")"
                                : ""));
        System.out.println(
                "Set-up     ./throughline import --setup FILE in another terminal registers agencies and staff");
        System.out.println("Data       " + home.folder() + "   Ctrl-C stops");
        foreground.stay(platform);
        return Words.FINE;
    }

    static String lines(java.util.Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
