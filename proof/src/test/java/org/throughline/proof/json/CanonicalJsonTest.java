package org.throughline.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final int SEEDS = 2_000;

    @Test
    void random_values_have_the_form_that_another_implementation_gives_them() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            var value = random(new SplittableRandom(seed), 4);
            var written = CanonicalWriter.bytes(value);
            // The other one knows objects and lists only as the outermost value.
            var wrapped = CanonicalWriter.text(new Json.Items(List.of(value)));
            assertThat(new JsonCanonicalizer(wrapped).getEncodedString())
                    .as("seed %d", seed)
                    .isEqualTo(wrapped);
            assertThat(CanonicalReader.read(written)).as("seed %d", seed).isEqualTo(value);
        }
    }

    @Test
    void names_are_sorted_by_their_utf_16_units_as_in_the_example_of_the_rfc() {
        var names = List.of("€", "\r", "\ufb33", "1", "😀", "\u0080", "ö");
        var values = new TreeMap<String, Json>();
        names.forEach(name -> values.put(name, new Json.Nothing()));
        assertThat(CanonicalWriter.text(new Json.Members(values)))
                .isEqualTo(
                        "{\"\\r\":null,\"1\":null,\"\u0080\":null,\"ö\":null,\"€\":null,\"😀\":null,\"\ufb33\":null}");
    }

    @Test
    void characters_are_escaped_only_where_they_must_be() {
        assertThat(CanonicalWriter.text(Json.text("€$\u000f\nA'B\"\\\\\"/\u007f")))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                " 1",
                "01",
                "-0",
                "-",
                "+1",
                "1.0",
                "1e3",
                "9007199254740992",
                "12345678901234567",
                "nul",
                "True",
                "[1,]",
                "[,1]",
                "[1, 2]",
                "[1",
                "[",
                "{",
                "{\"a\":1",
                "{\"a\" :1}",
                "{\"a\"1}",
                "{a:1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1}{}",
                "\"",
                "\"\\",
                "\"\\\"",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u000A\"",
                "\"\\u000a\"",
                "\"\\u001F\"",
                "\"\\u00\"",
                "\"\\x\"",
                "\"\t\"",
                "\"\\ud83d\\ude00\"",
                "'a'",
                "// c",
                "NaN"
            })
    void another_way_to_write_a_value_is_refused(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        refused(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'});
        refused(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        refused(new byte[] {'"', (byte) 0xFF, '"'});
        refused(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '1'});
    }

    @Test
    void depth_has_a_bound() {
        int most = CanonicalReader.DEPTH_MAX;
        CanonicalReader.read(
                ("[".repeat(most) + "]".repeat(most)).getBytes(StandardCharsets.UTF_8));
        refused(("[".repeat(most + 1) + "]".repeat(most + 1)).getBytes(StandardCharsets.UTF_8));
        refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void half_a_character_cannot_be_written() {
        assertThatThrownBy(() -> CanonicalWriter.bytes(Json.text("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalWriter.bytes(Json.text("\ude00a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_read_from_damaged_bytes_is_written_back_byte_by_byte() {
        int read = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var bytes = CanonicalWriter.bytes(random(random, 3));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(CanonicalWriter.bytes(CanonicalReader.read(bytes))).isEqualTo(bytes);
                read++;
            } catch (NotCanonical expected) {
                assertThat(expected.getMessage()).startsWith("byte ");
            }
        }
        assertThat(read).isBetween(SEEDS / 20, SEEDS);
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> CanonicalReader.read(bytes)).isInstanceOf(NotCanonical.class);
    }

    private static Json random(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> new Json.Nothing();
            case 1 -> new Json.Flag(random.nextBoolean());
            case 2 -> new Json.Whole(random.nextLong(-Json.WHOLE_MAX, Json.WHOLE_MAX + 1));
            case 3 -> new Json.Whole(random.nextLong(-20, 20));
            case 4 -> Json.text(word(random));
            case 5 -> {
                var items = new ArrayList<Json>();
                IntStream.range(0, random.nextInt(4))
                        .forEach(_ -> items.add(random(random, depth - 1)));
                yield new Json.Items(items);
            }
            default -> {
                var members = new TreeMap<String, Json>();
                IntStream.range(0, random.nextInt(4))
                        .forEach(_ -> members.put(word(random), random(random, depth - 1)));
                yield new Json.Members(members);
            }
        };
    }

    private static String word(SplittableRandom random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.appendCodePoint(
                    switch (random.nextInt(5)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> random.nextInt(0x20, 0x80);
                        case 2 -> random.nextInt(0x80, 0xD800);
                        case 3 -> random.nextInt(0xE000, 0x10000);
                        default -> random.nextInt(0x10000, 0x110000);
                    });
        }
        return word.toString();
    }
}
