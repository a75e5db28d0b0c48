package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.sharing.release.Release;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** What each agency is told of a story and is shown after it, worked out without any server. */
class ReleasedStoryTest {

    @EveryStory
    void every_event_comes_at_its_time(String name) {
        var story = StoryInMemory.of(name);

        assertThat(story.history())
                .extracting(event ->
                        event.caseSeq()
                                + " "
                                + event.type()
                                + " "
                                + event.recordedAt().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(
                        story.expected()
                                .path("events")
                                .valueStream()
                                .map(event ->
                                        event.path("caseSeq").asInt()
                                                + " "
                                                + event.path("type").asString()
                                                + " "
                                                + event.path("recordedAt").asString())
                                .toList());
    }

    @EveryStory
    void every_agency_is_told_its_part_in_order(String name) {
        var story = StoryInMemory.of(name);
        for (var agency : story.agencies()) {
            var expected = story.expected(agency);
            assertThat(json(arrivals(story.told(agency))))
                    .as(agency + " arrival")
                    .isEqualTo(expected.path("arrival"));
            assertThat(json(story.gate(agency).opensAt()))
                    .as(agency + " opensAt")
                    .isEqualTo(expected.path("opensAt"));
            assertThat(json(story.gate(agency).closesAt()))
                    .as(agency + " closesAt")
                    .isEqualTo(expected.path("closesAt"));
        }
    }

    @EveryStory
    void every_entry_shows_the_expected_fields(String name) {
        var story = StoryInMemory.of(name);
        for (var agency : story.agencies()) {
            story.expected(agency)
                    .path("visible")
                    .forEach(row -> assertVisible(agency, payloads(story.told(agency)), row));
        }
    }

    private static void assertVisible(
            AgencyId agency, Map<Integer, Map<String, Object>> payloads, JsonNode row) {
        int place = row.path("caseSeq").asInt();
        if (row.path("hidden").asBoolean(false)) {
            assertThat(payloads).as(agency + " must not hold").doesNotContainKey(place);
            return;
        }
        assertThat(payloads).as(agency + " holds").containsKey(place);
        var payload = payloads.getOrDefault(place, Map.of());
        assertThat(payload.keySet())
                .as(agency + " sees of " + place)
                .containsExactlyInAnyOrderElementsOf(
                        row.path("fields").valueStream().map(JsonNode::asString).toList());
        row.path("values")
                .properties()
                .forEach(value ->
                        assertThat(json(payload.get(value.getKey()))).isEqualTo(value.getValue()));
    }

    @EveryStory
    void nobody_gets_or_is_shown_what_is_not_for_them(String name) {
        var story = StoryInMemory.of(name);
        for (var agency : story.agencies()) {
            var sent = json(payloads(story.told(agency))).toString();
            var shown =
                    json(story.served(agency).stream().map(Served::payload).toList()).toString();
            var expected = story.expected(agency);
            assertThat(texts(expected.path("never")))
                    .as(agency + " never")
                    .isNotEmpty()
                    .noneMatch(sent::contains)
                    .noneMatch(shown::contains);
            assertThat(texts(expected.path("hiddenNow")))
                    .as(agency + " hidden now")
                    .allMatch(sent::contains)
                    .noneMatch(shown::contains);
            expected.path("servedNow")
                    .forEach(row ->
                            assertThat(story.served(agency))
                                    .filteredOn(one ->
                                            one.entry()
                                                    .eventId()
                                                    .equals("event-" + row.path("caseSeq").asInt()))
                                    .extracting(one ->
                                            json(one.payload().get(row.path("field").asString())))
                                    .containsExactly(row.path("equals")));
        }
    }

    private static List<List<Object>> arrivals(List<Release> told) {
        var arrivals = new ArrayList<List<Object>>();
        for (var release : told) {
            arrivals.add(
                    List.of(
                            release.event().caseSeq(),
                            release.level().letter(),
                            release.lateRelease()));
        }
        return arrivals;
    }

    /** By caseSeq, as last released. */
    private static Map<Integer, Map<String, Object>> payloads(List<Release> told) {
        return told.stream()
                .collect(
                        Collectors.toMap(
                                release -> release.event().caseSeq(),
                                Release::payload,
                                (_, raised) -> raised,
                                LinkedHashMap::new));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode json(@Nullable Object value) {
        return DomainJson.mapper().valueToTree(value);
    }
}
