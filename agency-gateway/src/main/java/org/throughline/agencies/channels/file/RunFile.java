package org.throughline.agencies.channels.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.ledger.Sending;
import org.throughline.casefile.ids.AgencyId;

/**
 * The file of one run: the entries as lines of JSON, a manifest with their digest, and a signature
 * of the manifest.
 */
record RunFile(AgencyId agency, List<Sending> sending, SigningKey key, Instant madeAt) {
    static final String ENTRIES = "entries.jsonl";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    private static final String FORMAT = "throughline.files.v1";

    /** By the numbers of its first and last entry. */
    String name() {
        return "throughline-%s-%012d-%012d".formatted(agency, first(), last());
    }

    private long first() {
        return sending.getFirst().delivery().releaseSeq();
    }

    private long last() {
        return sending.getLast().delivery().releaseSeq();
    }

    byte[] bytes() throws IOException {
        var entries =
                sending.stream()
                        .map(one -> EntryEvents.structured(one.event()) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        return packed(entries, manifest(), key, madeAt);
    }

    /**
     * A file of these lines.
     *
     * @param about what the manifest says besides key and digest
     */
    static byte[] packed(byte[] entries, Map<String, Object> about, SigningKey key, Instant madeAt)
            throws IOException {
        var signed = new LinkedHashMap<>(about);
        signed.put("keyId", key.id());
        signed.put(
                "files",
                List.of(Map.of("name", ENTRIES, "bytes", entries.length, "sha256", hex(entries))));
        var manifest = PartnerJson.write(signed).getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, ENTRIES, entries, madeAt);
            put(zip, MANIFEST, manifest, madeAt);
            put(zip, SIGNATURE, key.sign(manifest).getBytes(StandardCharsets.US_ASCII), madeAt);
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> manifest() {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", FORMAT);
        manifest.put("agency", agency.value());
        manifest.put("firstReleaseSeq", first());
        manifest.put("lastReleaseSeq", last());
        manifest.put("entries", sending.size());
        manifest.put("madeAt", madeAt.toString());
        return manifest;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes, Instant madeAt)
            throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(madeAt.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
