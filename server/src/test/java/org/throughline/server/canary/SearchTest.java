package org.throughline.server.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a word is written as, the search finds it; and it finds nothing that is not there. */
class SearchTest {
    private static final String WORD = "Q7MZK2XWVB5TJR4DNH6LYC3GPF";
    private static final String OTHER = "H3VQX6KTZ2RWB7MJN5DLYP4CGF";
    private static final int SEED = 20261126;

    private final Search search = new Search(List.of(WORD, OTHER));

    private static Stream<String> forms() {
        return Forms.of(WORD).keySet().stream();
    }

    private static byte[] among(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        var noise = new byte[3000];
        new Random(SEED).nextBytes(noise);
        out.writeBytes(noise);
        for (var part : parts) {
            out.writeBytes(part);
            out.writeBytes(noise);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_word_is_found_in_each_form(String form) {
        var found = search.in(among(Forms.of(WORD).get(form)));
        assertThat(found).containsOnlyKeys(WORD);
        assertThat(found.get(WORD)).contains(form);
    }

    /** The forms that others make, not ours. */
    @Test
    void a_word_is_found_as_the_libraries_write_it() throws Exception {
        var encoder = java.util.Base64.getEncoder();
        for (var before : List.of("", "a", "ab", "abc")) {
            assertThat(search.in(text(encoder.encodeToString(text(before + WORD + "é")))))
                    .as("base64 behind " + before.length())
                    .containsOnlyKeys(WORD);
        }
        var mapper = tools.jackson.databind.json.JsonMapper.builder().build();
        assertThat(search.in(mapper.writeValueAsBytes("\"ä\n" + WORD))).containsOnlyKeys(WORD);
        assertThat(search.in(text(java.net.URLEncoder.encode("ä&" + WORD, StandardCharsets.UTF_8))))
                .containsOnlyKeys(WORD);
        assertThat(search.in(("ä" + WORD).getBytes(StandardCharsets.UTF_16)))
                .containsOnlyKeys(WORD);
        assertThat(search.in(text(java.util.HexFormat.of().formatHex(text(WORD)))))
                .containsOnlyKeys(WORD);
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void a_word_is_found_in_a_batch_of_a_topic(CompressionType type) {
        var records =
                MemoryRecords.withRecords(
                        Compression.of(type).build(),
                        new SimpleRecord(text("BF-1"), text("nothing here ".repeat(200))),
                        new SimpleRecord(text("BF-2"), text("so it went " + WORD + " on")));
        var bytes = new byte[records.sizeInBytes()];
        records.buffer().get(bytes);
        assertThat(search.in(among(bytes))).containsOnlyKeys(WORD);
    }

    @FunctionalInterface
    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = packing.over(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    private static OutputStream archive(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("entries.jsonl"));
        return zip;
    }

    @Test
    void a_word_is_found_in_each_compression_and_in_one_within_another() throws Exception {
        var content = text("Letters of every kind. ".repeat(50) + WORD + " and more of them");
        for (Packing packing :
                List.<Packing>of(
                        GZIPOutputStream::new, DeflaterOutputStream::new, SearchTest::archive)) {
            var once = packed(packing, content);
            assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain(WORD);
            assertThat(search.in(among(once))).containsOnlyKeys(WORD);
            assertThat(search.in(among(packed(GZIPOutputStream::new, once))))
                    .containsOnlyKeys(WORD);
        }
    }

    /** PostgreSQL's sizes before what this library has packed. */
    @Test
    void a_word_is_found_in_a_value_packed_by_lz4() {
        var content = text((WORD + OTHER).substring(0, 40).repeat(40) + OTHER);
        var packed = LZ4Factory.safeInstance().fastCompressor().compress(content);
        var value =
                ByteBuffer.allocate(8 + packed.length)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(8 + packed.length << 2 | 2)
                        .putInt(1 << 30 | content.length)
                        .put(packed)
                        .array();
        assertThat(search.in(among(value))).containsKeys(WORD, OTHER);
    }

    @Test
    void nothing_is_found_where_nothing_is() throws IOException {
        assertThat(search.in(among(text(WORD.substring(1)), text(WORD.substring(0, 25)))))
                .isEmpty();
        assertThat(search.in(among(packed(GZIPOutputStream::new, text("nothing"))))).isEmpty();
        assertThat(search.in(new byte[0])).isEmpty();
    }
}
