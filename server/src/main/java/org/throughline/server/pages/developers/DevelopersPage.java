package org.throughline.server.pages.developers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.channels.webhook.TrialKey;

/**
 * What a developer of an agency is given.
 *
 * @param trial the key that was just drawn; null when none was
 */
public record DevelopersPage(
        List<Example> examples, List<Schema> schemas, List<Guide> guides, @Nullable Trial trial) {
    /** In the order in which they are shown. */
    private static final List<Map.Entry<String, String>> LANGUAGES =
            List.of(
                    Map.entry("JavaScript", "verify.mjs"),
                    Map.entry("Python", "verify.py"),
                    Map.entry("Java", "Verify.java"),
                    Map.entry("PHP", "verify.php"),
                    Map.entry("Ruby", "verify.rb"));

    public DevelopersPage {
        examples = List.copyOf(examples);
        schemas = List.copyOf(schemas);
        guides = List.copyOf(guides);
    }

    /** The check of a signature in a language. */
    public record Example(String language, String file, String text) {}

    /** What an entry of a type looks like. */
    public record Schema(String type, String version, String file) {
        /** From the name of its file, which is the type, the version and an ending. */
        static Schema of(String file) {
            var type = file.substring(0, file.length() - ".json".length());
            int version = type.lastIndexOf(".v");
            return new Schema(type.substring(0, version), type.substring(version + 2), file);
        }
    }

    /** A guide under its own heading. */
    public record Guide(String title, String file) {}

    /**
     * A key as it is shown.
     *
     * @param call its headers, an empty line and the body
     * @param command checks the call with the example for Node
     */
    public record Trial(String secret, String call, String command) {
        static Trial of(TrialKey key) {
            var headers = key.headers();
            var call =
                    headers.entrySet().stream()
                            .map(one -> one.getKey() + ": " + one.getValue())
                            .collect(Collectors.joining("\n", "", "\n\n" + key.body()));
            // Nothing in an event about no case has to be quoted once more.
            var command =
                    "printf '%%s' '%s' | SECRET='%s' node verify.mjs '%s' '%s' '%s'"
                            .formatted(
                                    key.body(),
                                    key.secret(),
                                    headers.get("webhook-id"),
                                    headers.get("webhook-timestamp"),
                                    headers.get("webhook-signature"));
            return new Trial(key.secret(), call, command);
        }

        @Override
        public String toString() {
            return "Trial";
        }
    }

    static DevelopersPage of(Handouts handouts) {
        return new DevelopersPage(
                LANGUAGES.stream()
                        .map(one ->
                                new Example(
                                        one.getKey(),
                                        one.getValue(),
                                        handouts.text(Handouts.EXAMPLES, one.getValue())))
                        .toList(),
                handouts.on(Handouts.SCHEMAS).stream().map(Schema::of).toList(),
                handouts.on(Handouts.GUIDES).stream()
                        .map(file -> new Guide(title(handouts.text(Handouts.GUIDES, file)), file))
                        .toList(),
                null);
    }

    private static String title(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
    }

    DevelopersPage with(Trial drawn) {
        return new DevelopersPage(examples, schemas, guides, drawn);
    }
}
