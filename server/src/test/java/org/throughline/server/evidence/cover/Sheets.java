package org.throughline.server.evidence.cover;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.throughline.proof.pack.PackKind;
import org.throughline.server.pages.Words;

/** Sheets of a pack that was never made. */
final class Sheets {
    static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final String ROOT = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    static final String LOG_KEY =
            "throughline/0198a7d2+abcdef01+Ae0u4mXn4bQgYhMfWWaLqgxVrQFaOTxsrC4I";
    static final String NOTE =
            "throughline/0198a7d2\n4711\n" + ROOT + "\n\n— throughline/0198a7d2 AAAA\n";

    private static final List<String> FILES =
            List.of(
                    "attached/case.html",
                    "attached/reads.jsonl",
                    "attached/schemas.json",
                    "attached/told.jsonl",
                    "beside-leaves.jsonl",
                    "beside-openings.jsonl",
                    "checkpoint.note",
                    "end.note",
                    "history.jsonl",
                    "keys.json",
                    "leaves.jsonl",
                    "openings.jsonl",
                    "view.jsonl");

    private Sheets() {}

    static CoverSheet in(String code, PackKind kind) {
        var log =
                new PackContent.Log(
                        "throughline/0198a7d2",
                        4711,
                        ROOT,
                        NOTE,
                        List.of(LOG_KEY),
                        List.of(LOG_KEY.replace("+abcdef01", "/pack+abcdef02")),
                        List.of("throughline/0198a7d2/TB"));
        return new CoverSheet(
                Words.all("pack").in(code),
                new PackContent(kind, "BF-0999", 37, Instant.parse("2026-11-26T19:42:00Z"), log),
                new PackOrder("evidence-BF-0999.zip", "AU-1", "auditor", "complaint", code),
                FILES.stream().map(one -> new CoverSheet.Digest(one, 123, SHA256)).toList());
    }

    static byte[] note() {
        return NOTE.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> attached() {
        return Map.of("checkpoint.note", note());
    }
}
