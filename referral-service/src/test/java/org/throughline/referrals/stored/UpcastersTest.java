package org.throughline.referrals.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.referrals.stored.Upcasters.Payload;
import org.throughline.referrals.stored.Upcasters.Upcaster;

/**
 * A kind of fact that has come to its third version: a field renamed, one split, one with a
 * default.
 */
class UpcastersTest {
    private static final Map<String, Integer> VERSIONS = Map.of("visit-made", 3, "call-made", 1);
    private static final List<Upcaster> STEPS =
            List.of(
                    new Upcaster("visit-made", 2, UpcastersTest::splitThePlace),
                    new Upcaster("visit-made", 1, UpcastersTest::nameTheVisitor));

    private static Payload nameTheVisitor(Payload stored) {
        stored.coded().set("visitor", stored.coded().remove("worker"));
        return stored;
    }

    private static Payload splitThePlace(Payload stored) {
        var place = stored.personal().remove("place");
        var words = place.path("value").asString().split(", ", 2);
        stored.personal().putObject("street").put("class", "CONT").put("value", words[0]);
        stored.personal().putObject("town").put("class", "CONT").put("value", words[1]);
        stored.coded().put("announced", false);
        return stored;
    }

    private static StoredFact visit(String version, String payload) {
        return fact("visit-made", version, payload);
    }

    private static StoredFact fact(String name, String version, String payload) {
        return new StoredFact(
                17,
                "C-1",
                1,
                "id",
                name,
                version,
                Instant.EPOCH,
                payload.getBytes(UTF_8),
                Map.of());
    }

    private static final String FIRST =
            """
            {"coded": {"worker": "W-1"}, "personal": {"place": {"class": "CONT", "value": "Mill Row 4, Brackenford"}}}\
            """;

    private static final String SECOND = FIRST.replace("worker", "visitor");

    private final Upcasters upcasters = new Upcasters(VERSIONS, STEPS);

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void every_earlier_version_is_read_as_the_current_one(String version) {
        var payload = upcasters.current(visit(version, version.equals("1") ? FIRST : SECOND));

        assertThat(payload.coded())
                .isEqualTo(
                        DomainJson.read(
                                """
                                {"visitor": "W-1", "announced": false}
                                """
                                        .getBytes(UTF_8)));
        assertThat(payload.personal().path("street").path("value").asString())
                .isEqualTo("Mill Row 4");
        assertThat(payload.personal().path("town").path("value").asString())
                .isEqualTo("Brackenford");
        assertThat(payload.personal().has("place")).isFalse();
    }

    @Test
    void what_is_current_is_left_as_it_is() {
        var payload =
                upcasters.current(visit("3", "{\"coded\":{\"visitor\":\"W-2\"},\"personal\":{}}"));

        assertThat(payload.coded().toString()).isEqualTo("{\"visitor\":\"W-2\"}");
    }

    @Test
    void the_same_bytes_give_the_same_tree_every_time() {
        var stored = visit("1", FIRST);

        assertThat(upcasters.current(stored)).isEqualTo(upcasters.current(stored));
        assertThat(new String(stored.payload(), UTF_8)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "-1", "1.0", "two", "", " 1", "99999"})
    void a_version_that_is_not_known_stops_the_reader_at_its_position(String version) {
        assertThatThrownBy(() -> upcasters.current(visit(version, FIRST)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 17")
                .hasMessageContaining("visit-made")
                .hasMessageContaining("newer");
    }

    @Test
    void a_name_that_is_not_known_stops_the_reader_at_its_position() {
        assertThatThrownBy(() -> upcasters.current(fact("visit-unmade", "1", FIRST)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"coded\":{\"worker\":\"Mill Row 4\"}}", "not JSON: Mill Row 4", ""})
    void a_payload_that_does_not_fit_stops_the_reader_and_is_not_quoted(String payload) {
        assertThatThrownBy(() -> upcasters.current(visit("1", payload)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 17")
                .hasMessageNotContaining("Mill")
                .hasNoCause();
    }

    @Test
    void a_list_with_a_hole_a_double_or_a_step_to_nowhere_is_refused_at_once() {
        var first = new Upcaster("visit-made", 1, UnaryOperator.identity());
        var second = new Upcaster("visit-made", 2, UnaryOperator.identity());
        assertThatThrownBy(() -> new Upcasters(VERSIONS, List.of(first)))
                .hasMessageContaining("no upcaster from version 2");
        assertThatThrownBy(() -> new Upcasters(VERSIONS, List.of(first, second, second)))
                .hasMessageContaining("two upcasters");
        for (var nowhere :
                List.of(
                        new Upcaster("visit-made", 3, UnaryOperator.identity()),
                        new Upcaster("visit-made", 0, UnaryOperator.identity()),
                        new Upcaster("unheard-of", 1, UnaryOperator.identity()))) {
            assertThatThrownBy(() -> new Upcasters(VERSIONS, List.of(first, second, nowhere)))
                    .hasMessageContaining("leads nowhere");
        }
    }
}
