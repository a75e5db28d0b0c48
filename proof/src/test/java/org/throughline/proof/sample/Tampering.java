package org.throughline.proof.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;

/**
 * One way to falsify a pack.
 *
 * @param expected what a verifier must find, maybe beside other things; null where it depends on
 *     the place that was hit
 * @param draft what is changed before the manifest is signed: by somebody who has the key of packs
 * @param file what is changed in the finished file: by anybody
 */
public record Tampering(
        String name,
        PackKind kind,
        @Nullable VerdictCode expected,
        @Nullable OnDraft draft,
        @Nullable OnFile file) {

    interface OnDraft {
        void change(Draft draft, SplittableRandom random) throws IOException;
    }

    interface OnFile {
        void change(Path pack, SplittableRandom random) throws IOException;
    }

    static Tampering insider(String name, PackKind kind, VerdictCode expected, OnDraft draft) {
        return new Tampering(name, kind, expected, draft, null);
    }

    static Tampering outsider(
            String name, PackKind kind, @Nullable VerdictCode expected, OnFile file) {
        return new Tampering(name, kind, expected, null, file);
    }

    /** Writes a pack of the log, falsified. */
    public Draft write(SampleLog log, Path pack, SplittableRandom random) throws IOException {
        var made = Draft.of(log, kind);
        if (draft != null) {
            draft.change(made, random);
        }
        made.writeTo(pack);
        if (file != null) {
            file.change(pack, random);
        }
        return made;
    }

    @Override
    public String toString() {
        return name;
    }
}
