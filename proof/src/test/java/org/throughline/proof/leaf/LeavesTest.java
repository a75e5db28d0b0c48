package org.throughline.proof.leaf;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.proof.json.Json;
import org.throughline.proof.sample.SeededChance;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/** Invariant 20: every field is committed to, and erasing a person leaves the proof as it is. */
class LeavesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:17:42.123456Z");

    private static SealedFact sealed(Map<String, Json> fields, int fieldsMax) {
        return new LeafMaker(new SeededChance(1))
                .seal(
                        new FactToSeal(
                                "event-1",
                                "1",
                                "3",
                                MONDAY,
                                fields,
                                fields.containsKey("name") ? Map.of("name", "client") : Map.of(),
                                fieldsMax));
    }

    @Test
    void a_commitment_is_the_digest_that_the_format_says() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(2);
        bytes.writeBytes(new byte[32]);
        bytes.writeBytes(HexFormat.of().parseHex("00000004"));
        bytes.writeBytes("naïv".substring(0, 3).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("\"Rosa\"".getBytes(StandardCharsets.UTF_8));
        assertThat(new Disclosure(new Salt(Hash.NONE), "naï", Json.text("Rosa")).commitment())
                .isEqualTo(Hash.of(Sha256.fresh().digest(bytes.toByteArray())));
    }

    @Test
    void every_field_has_a_commitment_of_its_own_and_a_salt_of_its_own() {
        var sealed = sealed(Map.of("name", Json.text("Rosa"), "other", Json.text("Rosa")), 5);
        assertThat(sealed.disclosures())
                .extracting(Disclosure::path)
                .containsExactly("$fields", "$sealed", "name", "other");
        assertThat(sealed.disclosures()).allMatch(one -> sealed.leaf().holds(one.commitment()));
        assertThat(sealed.disclosures().stream().map(Disclosure::salt).distinct()).hasSize(4);
        assertThat(sealed.disclosures().get(0).value()).isEqualTo(new Json.Whole(4));
        assertThat(sealed.disclosures().get(1).value())
                .isEqualTo(Json.Members.of(Map.of("client", new Json.Whole(1))));
    }

    @Test
    void the_salts_of_a_person_come_from_a_seed_of_their_own() {
        var sealed = sealed(Map.of("name", Json.text("Rosa"), "other", Json.text("Rosa")), 5);
        assertThat(sealed.seeds()).containsOnlyKeys(SealedFact.NOBODY, "client");
        assertThat(sealed.seeds().values()).doesNotHaveDuplicates();
        assertThat(sealed.disclosures())
                .allSatisfy(one -> {
                    var person = one.path().equals("name") ? "client" : SealedFact.NOBODY;
                    assertThat(one.salt())
                            .isEqualTo(requireNonNull(sealed.seeds().get(person)).of(one.path()));
                });
        assertThat(sealed.seeds().get("client")).hasToString("a seed of salts");
    }

    /** Worked out with another implementation of HMAC. */
    @Test
    void a_salt_is_the_code_of_its_path_under_the_seed() {
        var seed = new byte[Hash.BYTES];
        for (byte i = 0; i < seed.length; i++) {
            seed[i] = i;
        }
        assertThat(new SaltSeed(Hash.of(seed)).of("naïve").bytes())
                .isEqualTo(
                        Hash.of(
                                HexFormat.of()
                                        .parseHex(
                                                "8a17e6fd164dfd2339321b2ddfc6a433f00e148d8ce96d7ca7f2ac929e4f2655")));
    }

    @Test
    void how_many_optional_fields_are_filled_cannot_be_seen() {
        var few = sealed(Map.of("a", Json.text("x")), 14);
        var fields = new HashMap<String, Json>();
        for (int i = 0; i < 14; i++) {
            fields.put("field" + i, Json.text("x"));
        }
        assertThat(few.leaf().commitments()).hasSize(16);
        assertThat(sealed(fields, 14).leaf().commitments()).hasSize(16);
        fields.put("field14", Json.text("x"));
        assertThat(sealed(fields, 14).leaf().commitments()).hasSize(32);
    }

    @Test
    void a_leaf_says_nothing_of_what_it_holds_and_its_time_is_coarse() {
        var sealed = sealed(Map.of("name", Json.text("Rosa"), "$type", Json.text("help")), 5);
        var text = new String(sealed.leaf().bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("Rosa", "name", "help", "client");
        assertThat(sealed.leaf().recorded()).isEqualTo("2026-11-23T09:17:00Z");
        assertThat(sealed.toString()).doesNotContain("Rosa");
    }

    @Test
    void a_leaf_is_read_only_as_it_is_written() {
        var leaf = sealed(Map.of("name", Json.text("Rosa")), 5).leaf();
        assertThat(Leaf.read(leaf.bytes())).contains(leaf);
        assertThat(Leaf.read("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Leaf.read("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"log\":1|\"log\":2",
                "\"log\":1|\"log\":\"1\"",
                ":00Z|:01Z",
                "2026-|26-",
                "\"schema\":\"1\"|\"schema\":1",
                "\"schema\":\"1\"|\"schema\":\"1\",\"x\":1",
                "\"event\":|\"event\" :",
                "=\",\"|=\",\"A"
            })
    void another_form_is_no_leaf(String from, String to) {
        var text =
                new String(
                        sealed(Map.of("a", Json.text("x")), 5).leaf().bytes(),
                        StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        var changed =
                text.substring(0, text.indexOf(from))
                        + to
                        + text.substring(text.indexOf(from) + from.length());
        assertThat(Leaf.read(changed.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void commitments_that_stand_in_another_order_are_no_leaf() {
        var leaf = sealed(Map.of("a", Json.text("x")), 5).leaf();
        var reversed = leaf.commitments().reversed();
        var other = new Leaf(leaf.event(), leaf.schema(), leaf.policy(), leaf.recorded(), reversed);
        assertThat(Leaf.read(other.bytes())).isEmpty();
        var twice = java.util.List.of(leaf.commitments().getFirst(), leaf.commitments().getFirst());
        assertThat(Leaf.read(new Leaf(leaf.event(), "1", "1", leaf.recorded(), twice).bytes()))
                .isEmpty();
    }

    @Test
    void a_disclosure_is_read_back_and_nothing_else_is_one() {
        var disclosures = sealed(Map.of("name", Json.text("Rosa")), 5).disclosures();
        assertThat(disclosures)
                .allSatisfy(one -> assertThat(Disclosure.of(one.json())).contains(one));
        assertThat(Disclosure.of(Json.text("x"))).isEmpty();
        assertThat(Disclosure.of(Json.texts(java.util.List.of("AAAA", "name", "Rosa")))).isEmpty();
        assertThat(disclosures.stream().map(Object::toString).collect(Collectors.toSet()))
                .containsExactly("a disclosure");
    }

    @Test
    void a_fact_counts_its_own_fields_itself() {
        var fields = Map.<String, Json>of(EnvelopePath.FIELDS, new Json.Whole(1));
        assertThatThrownBy(() -> sealed(fields, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new FactToSeal(
                                "event-1", "1", "1", MONDAY, Map.of(), Map.of("name", "client"), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
