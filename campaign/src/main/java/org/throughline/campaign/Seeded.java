package org.throughline.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A defect that is planted on purpose: a piece of a source file is replaced, the file is compiled,
 * and its classes stand before the program's own. The checker must find it.
 */
final class Seeded {
    private Seeded() {}

    /**
     * @param defect a file of the folder {@code campaign/seeded}: the path of a source file, then
     *     the old text and the new
     * @param program class path of the program as it is
     * @return the class path with the defect
     */
    static String program(Path defect, Path sources, String program, Path folder)
            throws IOException {
        var planted = planted(defect, sources);
        var changed =
                Files.createDirectories(folder.resolve("source"))
                        .resolve(planted.file().getFileName());
        Files.writeString(changed, planted.source());
        var classes = Files.createDirectories(folder.resolve("classes"));
        var libraries = Path.of(program).toAbsolutePath().resolveSibling("lib");
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-nowarn",
                                "-proc:none",
                                "-cp",
                                jars(libraries),
                                "-d",
                                classes.toString(),
                                changed.toString());
        if (result != 0) {
            throw new IllegalStateException(defect + " cannot be compiled");
        }
        return classes + ":" + program;
    }

    /** A source file with a defect in it. */
    record Planted(Path file, String source) {}

    /**
     * @throws IllegalStateException when the old text does not stand in the source exactly once
     */
    static Planted planted(Path defect, Path sources) throws IOException {
        var text = Files.readString(defect);
        var file = Path.of(text.substring(0, text.indexOf('\n')));
        var old = between(text, "<<<<\n", "\n====\n");
        var source = Files.readString(sources.resolve(file));
        if (source.split(Pattern.quote(old), -1).length != 2) {
            throw new IllegalStateException(defect + " does not fit " + file + " any more");
        }
        return new Planted(file, source.replace(old, between(text, "\n====\n", "\n>>>>")));
    }

    private static String jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .reduce("", (one, other) -> one + ":" + other);
        }
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
