package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.CHECKPOINT_SIG;
import static org.throughline.proof.verdict.VerdictCode.DIGEST_MISMATCH;
import static org.throughline.proof.verdict.VerdictCode.FORMAT;
import static org.throughline.proof.verdict.VerdictCode.KEY_UNKNOWN;
import static org.throughline.proof.verdict.VerdictCode.MANIFEST_SIG;
import static org.throughline.proof.verdict.VerdictCode.PACK_FILES;
import static org.throughline.proof.verdict.VerdictCode.PACK_UNREADABLE;
import static org.throughline.proof.verdict.VerdictCode.TOO_LARGE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.proof.archive.ArchiveReader;
import org.throughline.proof.archive.ArchivedFile;
import org.throughline.proof.archive.Damaged;
import org.throughline.proof.archive.LineSource;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.verdict.Findings;
import org.throughline.proof.verdict.Report;

/** Verifies a pack: offline, in one pass, and in memory that does not grow with the pack. */
public final class Verifier {
    private static final int SMALL_FILE_MAX = 1 << 16;
    private static final int HISTORY_MAX = 10_000;

    private final ArchiveReader archive;
    private final KeyPolicy trusted;
    private final Findings findings;

    private Verifier(ArchiveReader archive, KeyPolicy trusted, Findings findings) {
        this.archive = archive;
        this.trusted = trusted;
        this.findings = findings;
    }

    /**
     * Judges a pack.
     *
     * @param trusted whose signatures count: never taken from the pack without saying so
     * @param known notes of checkpoints that were seen before, here or by somebody else
     * @throws IOException when the file cannot be read at all
     */
    public static Report verify(Path pack, KeyPolicy trusted, List<SignedNote> known)
            throws IOException {
        var findings = new Findings();
        try (var archive = ArchiveReader.open(pack)) {
            new Verifier(archive, trusted, findings).judge(known);
        } catch (Damaged damaged) {
            findings.add(
                    switch (damaged.kind()) {
                        case STRUCTURE -> PACK_UNREADABLE;
                        case FORM -> FORMAT;
                        case SIZE -> TOO_LARGE;
                    },
                    damaged.place());
        }
        return findings.report();
    }

    /** The key policy that a pack brings, for those who have none; empty when it brings none. */
    public static Optional<KeyPolicy> policyOf(Path pack) throws IOException {
        try (var archive = ArchiveReader.open(pack)) {
            var keys = archive.file(PackFiles.KEYS);
            return keys.isPresent()
                    ? KeyPolicy.read(archive.content(keys.get()).all(SMALL_FILE_MAX))
                    : Optional.empty();
        } catch (Damaged damaged) {
            return Optional.empty();
        }
    }

    private void judge(List<SignedNote> known) throws IOException {
        var names = archive.files().stream().map(ArchivedFile::name).toList();
        if (names.size() < 2
                || !names.subList(names.size() - 2, names.size())
                        .equals(List.of(PackFiles.MANIFEST, PackFiles.MANIFEST_NOTE))) {
            findings.add(PACK_FILES, PackFiles.MANIFEST);
            return;
        }
        var written = whole(PackFiles.MANIFEST);
        var manifest = Manifest.read(written);
        var note = SignedNote.parse(whole(PackFiles.MANIFEST_NOTE));
        if (manifest.isEmpty() || note.isEmpty()) {
            findings.add(FORMAT, PackFiles.MANIFEST);
            return;
        }
        signed(manifest.get(), written, note.get());
        if (!manifest.get()
                        .files()
                        .keySet()
                        .equals(java.util.Set.copyOf(names.subList(0, names.size() - 2)))
                || !manifest.get().kind().hasFiles(names.subList(0, names.size() - 2))) {
            findings.add(PACK_FILES, PackFiles.MANIFEST);
            return;
        }
        content(manifest.get(), known);
    }

    private void signed(Manifest manifest, byte[] written, SignedNote note) {
        var keys = trusted.keys(Role.PACK, manifest.size());
        if (keys.stream().allMatch(key -> note.linesOf(key).isEmpty())) {
            findings.add(KEY_UNKNOWN, PackFiles.MANIFEST_NOTE);
            return;
        }
        boolean isGood =
                note.lines().size() == 1
                        && keys.stream().anyMatch(note::isSignedBy)
                        && note.text()
                                .equals(
                                        Manifest.signedText(
                                                trusted.origin(), manifest.events(), written));
        findings.unless(isGood, MANIFEST_SIG, PackFiles.MANIFEST_NOTE);
    }

    private void content(Manifest manifest, List<SignedNote> known) throws IOException {
        policy(manifest);
        var checks = new CheckpointCheck(trusted, findings);
        var note = note(manifest, PackFiles.CHECKPOINT);
        var checkpoint = note.flatMap(one -> checks.checkpoint(one, PackFiles.CHECKPOINT));
        if (note.isEmpty() || checkpoint.isEmpty()) {
            return;
        }
        findings.unless(
                checkpoint.get().size() == manifest.size()
                        && checkpoint.get().origin().equals(manifest.origin()),
                CHECKPOINT_SIG,
                PackFiles.CHECKPOINT);
        checks.witnessed(note.get(), checkpoint.get().size(), PackFiles.CHECKPOINT);
        checks.history(history(manifest), checkpoint.get(), PackFiles.HISTORY);
        checks.known(known);
        facts(manifest, checkpoint.get(), end(manifest, checks));
        for (var name : manifest.files().keySet()) {
            if (name.startsWith(PackFiles.ATTACHED)) {
                digested(manifest, name, source(name));
            }
        }
    }

    private void policy(Manifest manifest) throws IOException {
        var own = KeyPolicy.read(small(manifest, PackFiles.KEYS));
        if (own.isEmpty()) {
            findings.add(FORMAT, PackFiles.KEYS);
        } else {
            findings.unless(
                    own.get().origin().equals(trusted.origin())
                            && trusted.rules().containsAll(own.get().own()),
                    KEY_UNKNOWN,
                    PackFiles.KEYS);
        }
    }

    private List<Remembered> history(Manifest manifest) throws IOException {
        var earlier = new ArrayList<Remembered>();
        var source = source(PackFiles.HISTORY);
        for (var line = source.next(); line != null; line = source.next()) {
            var read = Remembered.read(line);
            findings.unless(read.isPresent(), FORMAT, source.place());
            read.ifPresent(earlier::add);
            if (earlier.size() > HISTORY_MAX) {
                throw new Damaged(Damaged.Kind.SIZE, source.place());
            }
        }
        digested(manifest, PackFiles.HISTORY, source);
        return earlier;
    }

    private Optional<ScopeEnd> end(Manifest manifest, CheckpointCheck checks) throws IOException {
        if (manifest.kind() != PackKind.CASE && manifest.kind() != PackKind.VIEW) {
            return Optional.empty();
        }
        var note = note(manifest, PackFiles.END);
        note.ifPresent(one -> checks.signedByLog(one, manifest.size(), PackFiles.END));
        var end = note.flatMap(one -> ScopeEnd.parse(one.text()));
        findings.unless(note.isEmpty() || end.isPresent(), FORMAT, PackFiles.END);
        return end;
    }

    private void facts(Manifest manifest, Checkpoint checkpoint, Optional<ScopeEnd> end)
            throws IOException {
        var leaves = source(PackFiles.LEAVES);
        var openings = source(PackFiles.OPENINGS);
        var links = manifest.kind() == PackKind.VIEW ? source(PackFiles.VIEW) : null;
        var check = new FactCheck(manifest, checkpoint.root(), findings);
        check.facts(leaves, openings, links, end);
        digested(manifest, PackFiles.LEAVES, leaves);
        digested(manifest, PackFiles.OPENINGS, openings);
        if (links != null) {
            digested(manifest, PackFiles.VIEW, links);
        }
        if (manifest.kind() == PackKind.PERIOD) {
            var besideLeaves = source(PackFiles.BESIDE_LEAVES);
            var besideOpenings = source(PackFiles.BESIDE_OPENINGS);
            check.beside(besideLeaves, besideOpenings);
            digested(manifest, PackFiles.BESIDE_LEAVES, besideLeaves);
            digested(manifest, PackFiles.BESIDE_OPENINGS, besideOpenings);
        }
        check.end();
    }

    private Optional<SignedNote> note(Manifest manifest, String name) throws IOException {
        var note = SignedNote.parse(small(manifest, name));
        findings.unless(note.isPresent(), FORMAT, name);
        return note;
    }

    private byte[] small(Manifest manifest, String name) throws IOException {
        var source = source(name);
        var bytes = source.all(SMALL_FILE_MAX);
        digested(manifest, name, source);
        return bytes;
    }

    private byte[] whole(String name) throws IOException {
        var source = source(name);
        var bytes = source.all(SMALL_FILE_MAX);
        source.finish();
        return bytes;
    }

    private void digested(Manifest manifest, String name, LineSource source) throws IOException {
        var digest = source.finish();
        var said = manifest.files().get(name);
        findings.unless(
                said != null
                        && said.sha256().equals(digest)
                        && archive.file(name)
                                .filter(file -> file.size() == said.bytes())
                                .isPresent(),
                DIGEST_MISMATCH,
                name);
    }

    private LineSource source(String name) {
        return archive.content(archive.file(name).orElseThrow());
    }
}
