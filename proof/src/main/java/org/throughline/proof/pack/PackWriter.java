package org.throughline.proof.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.proof.archive.ArchiveWriter;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;

/** Writes a pack: its files first, then the manifest that counts them, and its signature. */
public final class PackWriter implements AutoCloseable {
    private final ArchiveWriter archive;
    private final TreeMap<String, Manifest.FileDigest> digests = new TreeMap<>();

    private PackWriter(ArchiveWriter archive) {
        this.archive = archive;
    }

    /** Begins a pack; a file that is there already is written over. */
    public static PackWriter create(Path path) throws IOException {
        return new PackWriter(ArchiveWriter.create(path));
    }

    public void add(String name, byte[] content) throws IOException {
        add(name, out -> out.write(content));
    }

    /** Adds a file of lines, each given without its newline. */
    public void addLines(String name, Collection<byte[]> lines) throws IOException {
        addLines(name, lines.stream());
    }

    /** The same, for more lines than memory holds. */
    public void addLines(String name, Stream<byte[]> lines) throws IOException {
        add(
                name,
                out -> {
                    for (var line : (Iterable<byte[]>) lines::iterator) {
                        out.write(line);
                        out.write('\n');
                    }
                });
    }

    private void add(String name, ArchiveWriter.Content content) throws IOException {
        var written = archive.add(name, content);
        digests.put(name, new Manifest.FileDigest(written.size(), written.sha256()));
    }

    /** Size and digest of each file that was added so far, by name. */
    public SortedMap<String, Manifest.FileDigest> files() {
        return Collections.unmodifiableSortedMap(digests);
    }

    /**
     * Ends the pack.
     *
     * @param manifest of what was added; its files are filled in here
     * @param signer the key of packs
     */
    public void finish(Manifest manifest, Signer signer) throws IOException {
        var whole =
                new Manifest(
                                manifest.kind(),
                                manifest.origin(),
                                manifest.subject(),
                                manifest.first(),
                                manifest.events(),
                                manifest.size(),
                                manifest.made(),
                                digests)
                        .bytes();
        archive.add(PackFiles.MANIFEST, whole);
        var text = Manifest.signedText(manifest.origin(), manifest.events(), whole);
        archive.add(PackFiles.MANIFEST_NOTE, SignedNote.of(text, signer).bytes());
        archive.finish();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
