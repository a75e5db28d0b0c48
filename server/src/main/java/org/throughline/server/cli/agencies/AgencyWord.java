package org.throughline.server.cli.agencies;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.server.cli.Operator;
import org.throughline.server.cli.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives agencies' machines their keys, and says by which channel an agency is reached. */
@Command(
        name = "agency",
        description =
                "Give an agency's machine a key, replace it, list keys, or take one away; reach an agency by another channel.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AgencyWord.Add.class,
            AgencyWord.Rotate.class,
            AgencyWord.Sign.class,
            AgencyWord.Keys.class,
            AgencyWord.Remove.class,
            ReachWords.Pages.class,
            ReachWords.Mail.class,
            ReachWords.LightLink.class
        })
public final class AgencyWord implements Callable<Integer> {

    @Override
    public Integer call() {
        System.err.println(
                "Say what: agency add, rotate, sign, keys, remove, pages, mail or light-link.");
        return Words.USAGE;
    }

    @Command(
            name = "add",
            description = "Print client id and secret of a machine of the agency, once.")
    static final class Add implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Parameters(paramLabel = "AGENCY", description = "Code of a registered agency.")
        private String agency = "";

        @Option(
                names = "--machine",
                paramLabel = "REFERENCE",
                description = "The registered machine (default: one without a key, or a new one).")
        private @Nullable String machine;

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description =
                        "referrals:read, referrals:answer or events:read; again for another (default: all).")
        private List<String> scopes = List.of();

        @Override
        public Integer call() throws Exception {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("agency", agency);
            if (machine != null) {
                parameters.put("machine", machine);
            }
            if (!scopes.isEmpty()) {
                parameters.put("scope", String.join(",", scopes));
            }
            return Words.withProgram(
                    common.home(),
                    operator -> printed(operator.send("POST", "/operator/machines", parameters)));
        }
    }

    /** What is asked about one machine. */
    private abstract static class OfMachine implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Parameters(paramLabel = "CLIENT-ID", description = "Client id of a registered machine.")
        private String machine = "";

        @Override
        public Integer call() throws Exception {
            return Words.withProgram(common.home(), this::asked);
        }

        private int asked(Operator operator) throws IOException, InterruptedException {
            var answer = ask(operator, "/operator/machines/" + machine);
            if (answer.status() != 200) {
                return refused(answer);
            }
            return said(answer, machine);
        }

        abstract Operator.Answer ask(Operator operator, String path)
                throws IOException, InterruptedException;

        abstract int said(Operator.Answer answer, String machine);
    }

    @Command(
            name = "rotate",
            description = "Replace the secret of a machine; the earlier one ends at once.")
    static final class Rotate extends OfMachine {
        @Override
        Operator.Answer ask(Operator operator, String path)
                throws IOException, InterruptedException {
            return operator.send("POST", path + "/rotate", Map.of());
        }

        @Override
        int said(Operator.Answer answer, String machine) {
            return printed(answer);
        }
    }

    @Command(name = "sign", description = "Print a secret for the signatures of call-backs, once.")
    static final class Sign extends OfMachine {
        @Override
        Operator.Answer ask(Operator operator, String path)
                throws IOException, InterruptedException {
            return operator.send("POST", path + "/call-back-secret", Map.of());
        }

        @Override
        int said(Operator.Answer answer, String machine) {
            System.out.println("Secret         " + answer.body().path("secret").asString());
            System.err.println("An earlier secret is valid for one day more.");
            return Words.FINE;
        }
    }

    @Command(name = "remove", description = "Take the key of a machine away.")
    static final class Remove extends OfMachine {
        @Override
        Operator.Answer ask(Operator operator, String path)
                throws IOException, InterruptedException {
            return operator.send("DELETE", path, Map.of());
        }

        @Override
        int said(Operator.Answer answer, String machine) {
            System.out.println("The key of " + machine + " is taken away.");
            return Words.FINE;
        }
    }

    @Command(name = "keys", description = "List the keys and when each was last used.")
    static final class Keys implements Callable<Integer> {
        @Mixin private Words.Common common = new Words.Common();

        @Override
        public Integer call() throws Exception {
            return Words.withProgram(common.home(), Keys::list);
        }

        private static int list(Operator operator) throws IOException, InterruptedException {
            var answer = operator.get("/operator/machines", Map.of());
            if (answer.status() != 200) {
                return refused(answer);
            }
            System.out.println(
                    "%-16s %-8s %-28s %s".formatted("CLIENT ID", "AGENCY", "LAST USED", "SCOPES"));
            for (var key : answer.body().path("keys")) {
                var scopes = key.path("scopes").valueStream().map(one -> one.asString()).toList();
                System.out.println(
                        "%-16s %-8s %-28s %s"
                                .formatted(
                                        key.path("clientId").asString(),
                                        key.path("agency").asString(),
                                        key.path("lastUsedAt").asString(),
                                        String.join(" ", scopes)));
            }
            return Words.FINE;
        }
    }

    private static int printed(Operator.Answer answer) {
        if (answer.status() != 200) {
            return refused(answer);
        }
        System.out.println("Client id      " + answer.body().path("clientId").asString());
        System.out.println("Client secret  " + answer.body().path("clientSecret").asString());
        System.err.println(
                "The secret is not kept and cannot be shown again. Hand it over safely.");
        return Words.FINE;
    }

    private static int refused(Operator.Answer answer) {
        System.err.println(answer.body().path("detail").asString("It was refused."));
        return answer.status() == 404 ? Words.NOT_FOUND : Words.REFUSED;
    }
}
