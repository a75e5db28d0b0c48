package org.throughline.server.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Searches bytes, files and folders for words, also in what is compressed in them. */
public final class Search {
    /** A compressed part in an archive in a compressed file. */
    private static final int DEPTH_MAX = 3;

    private final Forms forms;

    public Search(Collection<String> words) {
        this.forms = new Forms(words);
    }

    /**
     * The words that stand in these bytes, and in which forms.
     *
     * @return forms by word, such as {@code gzip, plain}
     */
    public Map<String, Set<String>> in(byte[] bytes) {
        var found = new TreeMap<String, Set<String>>();
        look(bytes, "", 0, found);
        return found;
    }

    private void look(byte[] bytes, String packing, int depth, Map<String, Set<String>> found) {
        for (var seen : forms.in(bytes)) {
            found.computeIfAbsent(seen.word(), _ -> new TreeSet<>()).add(packing + seen.form());
        }
        if (depth < DEPTH_MAX) {
            for (var part : Packed.in(bytes)) {
                look(part.bytes(), packing + part.packing() + ", ", depth + 1, found);
            }
        }
    }

    /** The same for a file; one that is gone meanwhile holds nothing. */
    public Map<String, Set<String>> in(Path file) throws IOException {
        try {
            return in(Files.readAllBytes(file));
        } catch (NoSuchFileException removed) {
            return Map.of();
        }
    }

    /** The files below a folder that hold any word, with the words. */
    public Map<Path, Map<String, Set<String>>> below(Path folder) throws IOException {
        var found = new TreeMap<Path, Map<String, Set<String>>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var here = in(file);
                if (!here.isEmpty()) {
                    found.put(folder.relativize(file), here);
                }
            }
        }
        return found;
    }
}
