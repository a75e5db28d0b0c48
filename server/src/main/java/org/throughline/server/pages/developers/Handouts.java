package org.throughline.server.pages.developers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/**
 * The files that are handed out to developers, on four shelves. The list is what was packed with
 * the program; whatever is asked for is looked up in it, and never in a file system.
 */
@Component
@OnNode(NodeRole.GATEWAY)
class Handouts {
    static final String CONTRACTS = "contracts";
    static final String SCHEMAS = "schemas";
    static final String EXAMPLES = "examples";
    static final String GUIDES = "guides";

    private static final String FOLDER = "handouts/";

    private final SortedMap<String, Resource> files = new TreeMap<>();

    Handouts(ResourceLoader program) {
        try {
            // In a jar the shelves themselves are entries, with an empty name behind the stroke.
            for (var file :
                    new PathMatchingResourcePatternResolver(program)
                            .getResources("classpath:" + FOLDER + "*/*.*")) {
                var address = file.getURL().toString();
                files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Resource> find(String shelf, String file) {
        return Optional.ofNullable(files.get(shelf + "/" + file));
    }

    /** The names of the files of a shelf, in order. */
    List<String> on(String shelf) {
        var start = shelf + "/";
        return files.keySet().stream()
                .filter(one -> one.startsWith(start))
                .map(one -> one.substring(start.length()))
                .toList();
    }

    String text(String shelf, String file) {
        try {
            return Objects.requireNonNull(files.get(shelf + "/" + file), file)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
