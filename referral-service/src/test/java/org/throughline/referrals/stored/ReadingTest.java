package org.throughline.referrals.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.throughline.referrals.stored.StoredFacts.fact;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.values.Change;
import org.throughline.referrals.stored.Upcasters.Payload;
import org.throughline.referrals.stored.Upcasters.Upcaster;

/** From what is stored to the fact: by which way, and what stops a reader. */
class ReadingTest {
    private static final String NAME = "intervention-ended";

    /** An invented past: one text held id and result, and nobody could write a note. */
    private static final byte[] FIRST =
            """
            {"coded":{"ended":"i1 achieved"},"personal":{}}\
            """
                    .getBytes(UTF_8);

    private static final byte[] SECOND =
            """
            {"coded":{"summary":"i1 achieved"},"personal":{}}\
            """
                    .getBytes(UTF_8);

    private static final byte[] THIRD =
            """
            {"coded":{"interventionId":"i1","result":"achieved"},
             "personal":{"note":{"class":"NARR","about":"client","value":""}}}\
            """
                    .getBytes(UTF_8);

    @Test
    void every_version_of_a_chain_is_read_to_the_fact_of_today() {
        var upcasters = chain(ReadingTest::renamed, ReadingTest::split);
        var today = new InterventionEnded("i1", "achieved", "");

        assertThat(EventJson.readEvent(fact(NAME, 1, FIRST), upcasters).event()).isEqualTo(today);
        assertThat(EventJson.readEvent(fact(NAME, 2, SECOND), upcasters).event()).isEqualTo(today);
        assertThat(EventJson.readEvent(fact(NAME, 3, THIRD), upcasters).event()).isEqualTo(today);
    }

    @Test
    void a_step_that_fails_stops_the_reader_and_tells_where_but_not_what() {
        UnaryOperator<Payload> failing =
                payload -> {
                    throw new IllegalStateException(payload.coded().toString());
                };

        var stopped =
                catchThrowable(
                        () -> EventJson.readEvent(fact(NAME, 1, FIRST), chain(failing, failing)));

        assertThat(stopped)
                .isInstanceOf(UnknownFact.class)
                .hasMessage(
                        "position 7 holds intervention-ended version 1,"
                                + " whose content does not fit it (IllegalStateException); verify the log");
        assertThat(printed(stopped)).doesNotContain("achieved").contains("ReadingTest.java:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"coded\":{\"interventionId\":{\"of\":\"Rosa\"}},\"personal\":{}}",
                "{\"coded\":{\"Rosa\":1},\"personal\":{}}",
                "{\"coded\":{\"interventionId\":\"Rosa\"}}",
                "{\"Rosa\":{}}",
                "Rosa"
            })
    void a_content_that_is_not_what_its_version_says_is_not_quoted(String content) {
        var stopped = catchThrowable(() -> EventJson.read(fact(NAME, 1, content.getBytes(UTF_8))));

        assertThat(stopped)
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 7 holds intervention-ended version 1")
                .hasNoCause();
        assertThat(printed(stopped)).doesNotContain("Rosa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "01", "+1", " 1", "1.0", "one", "", "99999999999", "١"})
    void a_version_that_is_newer_or_no_number_stops_the_reader(String version) {
        for (var name : List.of(NAME, EventJson.REGISTER_ENTRY)) {
            assertThatThrownBy(() -> EventJson.read(fact(name, version, THIRD)))
                    .isInstanceOf(UnknownFact.class)
                    .hasMessageStartingWith("position 7 holds " + name + " version ")
                    .hasMessageEndingWith("which this program does not know; start a newer one");
        }
    }

    @Test
    void a_name_that_nobody_knows_stops_the_reader() {
        assertThatThrownBy(() -> EventJson.read(fact("InterventionEnded", 1, THIRD)))
                .isInstanceOf(UnknownFact.class)
                .hasMessage(
                        "position 7 holds InterventionEnded version 1,"
                                + " which this program does not know; start a newer one");
    }

    @Test
    void a_name_that_is_no_word_is_not_repeated() {
        assertThatThrownBy(() -> EventJson.read(fact("Rosa lives in\nMill Road", 1, THIRD)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageStartingWith("position 7 holds (no plain word) version 1");
    }

    @Test
    void an_entry_of_a_list_that_nobody_knows_stops_the_reader() {
        var wards =
                """
                {"list":"wards","entry":{"name":"Rosa"}}\
                """
                        .getBytes(UTF_8);

        assertThatThrownBy(() -> EventJson.read(fact(EventJson.REGISTER_ENTRY, 1, wards)))
                .isInstanceOf(UnknownFact.class)
                .hasMessage(
                        "position 7 holds register-entry version 1,"
                                + " which this program does not know; start a newer one");
    }

    @Test
    void an_entry_that_is_not_what_its_list_says_is_not_quoted() {
        var project =
                """
                {"list":"projects","entry":{"Rosa":"Mill Road"}}\
                """
                        .getBytes(UTF_8);

        var stopped =
                catchThrowable(() -> EventJson.read(fact(EventJson.REGISTER_ENTRY, 1, project)));

        assertThat(stopped)
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 7 holds register-entry version 1");
        assertThat(printed(stopped)).doesNotContain("Rosa").doesNotContain("Mill Road");
    }

    @Test
    void a_correction_of_the_first_version_still_says_what_it_said() {
        var stored =
                """
                {"coded":{"target":3,"reasonCode":"misheard"},
                 "personal":{
                   "changes":{"class":"NARR","about":"client",
                     "value":[{"field":"name","value":"Rosa"},{"field":"kinds","value":["a","b"]}]},
                   "reason":{"class":"NARR","about":"client","value":"She said so"}}}\
                """
                        .getBytes(UTF_8);

        assertThat(EventJson.readEvent(fact("event-corrected", 1, stored)).event())
                .isEqualTo(
                        new EventCorrected(
                                3,
                                List.of(
                                        new Change("name", "Rosa"),
                                        new Change("kinds", List.of("a", "b"))),
                                "misheard",
                                "She said so"));
    }

    private static Upcasters chain(UnaryOperator<Payload> first, UnaryOperator<Payload> second) {
        return new Upcasters(
                Map.of(NAME, 3),
                List.of(new Upcaster(NAME, 2, second), new Upcaster(NAME, 1, first)));
    }

    private static Payload renamed(Payload payload) {
        payload.coded().set("summary", payload.coded().remove("ended"));
        return payload;
    }

    /** One text becomes two fields, and a note that nobody wrote is empty. */
    private static Payload split(Payload payload) {
        var words = payload.coded().remove("summary").asString().split(" ");
        payload.coded().put("interventionId", words[0]).put("result", words[1]);
        payload.personal()
                .putObject("note")
                .put("class", "NARR")
                .put("about", "client")
                .put("value", "");
        return payload;
    }

    private static String printed(Throwable stopped) {
        var text = new StringWriter();
        stopped.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
