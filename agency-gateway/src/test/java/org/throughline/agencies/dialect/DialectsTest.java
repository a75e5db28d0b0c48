package org.throughline.agencies.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.Entries.entry;
import static org.throughline.agencies.Entries.fields;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.sharing.Level;

/** What each dialect sends, kept as golden files: a changed word is a new version of the map. */
class DialectsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @EnumSource(
            value = AgencyKind.class,
            names = {"POLICE", "HOUSING", "COUNCIL_SAFETY"})
    void a_dialect_says_the_story_in_its_own_words(AgencyKind kind) throws IOException {
        var said = new ArrayList<String>();
        for (var entry : story(new AgencyId("AG"))) {
            var document = Dialect.of(kind).translate(entry);
            assertThat(document.isParked()).as(entry.type()).isFalse();
            assertThat(document.mapVersion()).isOne();
            said.add(PartnerJson.write(document.body()));
        }
        var file = GOLDEN.resolve(kind.code() + ".v1.jsonl");
        if (Boolean.getBoolean("golden.write")) {
            Files.write(file, said);
        }
        assertThat(said).isEqualTo(Files.readAllLines(file));
    }

    @Test
    void the_three_vocabularies_differ() {
        var incident = story(new AgencyId("AG")).getFirst();
        var words =
                List.of(AgencyKind.POLICE, AgencyKind.HOUSING, AgencyKind.COUNCIL_SAFETY).stream()
                        .map(kind -> PartnerJson.write(Dialect.of(kind).translate(incident).body()))
                        .toList();
        assertThat(words.get(0))
                .contains("NS8/VERBAL")
                .contains("\"ours\":[\"verbal\",\"spitting\"]");
        assertThat(words.get(1)).contains("ASB02 Verbal abuse");
        assertThat(words.get(2)).contains("CS-VERBAL");
    }

    @Test
    void a_code_without_an_entry_in_the_map_parks_and_is_never_guessed() {
        var unknown =
                entry(
                        new AgencyId("AG"),
                        1,
                        "IncidentRecorded",
                        Level.CODED,
                        fields("kinds", List.of("verbal", "brand-new")));
        var document = Dialect.of(AgencyKind.POLICE).translate(unknown);
        assertThat(document.isParked()).isTrue();
        assertThat(document.unmapped()).containsExactly("kinds");
        assertThat(PartnerJson.write(document.body()))
                .contains("brand-new")
                .doesNotContain("BRAND-NEW");
    }

    @Test
    void a_code_that_was_erased_with_a_person_is_no_unknown_code() {
        var erased =
                entry(
                        new AgencyId("AG"),
                        1,
                        "AgencyActionReported",
                        Level.CODED,
                        fields("recordingDecision", "[erased]"));
        for (var kind : List.of(AgencyKind.POLICE, AgencyKind.HOUSING)) {
            assertThat(Dialect.of(kind).translate(erased).isParked()).isFalse();
        }
    }

    private static List<PartnerEntry> story(AgencyId agency) {
        return List.of(
                entry(
                        agency,
                        1,
                        "IncidentRecorded",
                        Level.SHARED,
                        fields(
                                "incidentId",
                                "bf0101-i1",
                                "placeKind",
                                "stairwell",
                                "kinds",
                                List.of("verbal", "spitting"),
                                "motivations",
                                List.of("race"),
                                "perceivedBy",
                                "victim",
                                "harms",
                                List.of("fear", "children"),
                                "reportedTo",
                                List.of("nobody"),
                                "place",
                                "Stairs below the flat",
                                "account",
                                "Shouted at and spat at.")),
                entry(agency, 2, "HelpOffered", Level.MARKER, fields()),
                entry(
                        agency,
                        3,
                        "RiskAssessed",
                        Level.CODED,
                        fields(
                                "tool",
                                "hate-risk",
                                "toolVersion",
                                "2.1",
                                "level",
                                "high",
                                "reviewBy",
                                "2025-03-11")),
                entry(
                        agency,
                        4,
                        "ReferralSent",
                        Level.SHARED,
                        fields(
                                "referralId",
                                "bf0101-r1",
                                "agency",
                                "AG",
                                "service",
                                "safety-measures",
                                "needCategory",
                                "housing",
                                "purpose",
                                "safety",
                                "urgency",
                                "high",
                                "respondBy",
                                "2025-03-05T11:45:00Z",
                                "ask",
                                "Please make the door safe.")),
                entry(
                        agency,
                        5,
                        "AgencyActionReported",
                        Level.CODED,
                        fields(
                                "agency",
                                "BP",
                                "referralId",
                                "bf0101-r2",
                                "actionCode",
                                "investigation-opened",
                                "date",
                                "2025-03-05",
                                "recordingDecision",
                                "crime")),
                entry(
                        agency,
                        6,
                        "SafetyMeasureInstalled",
                        Level.CODED,
                        fields(
                                "measureId",
                                "bf0101-m1",
                                "kinds",
                                List.of("door-chain", "fire-safe-letterbox"),
                                "installedAt",
                                "2025-03-07T13:00:00Z",
                                "installedBy",
                                "TB",
                                "evidenceCaptured",
                                true)),
                entry(
                        agency,
                        7,
                        "ForumActionAgreed",
                        Level.CODED,
                        fields(
                                "actionId",
                                "bf0101-a1",
                                "meetingId",
                                "forum-2025-03-19",
                                "agency",
                                "TB",
                                "ownerRole",
                                "head of tenancy",
                                "actionCode",
                                "apply-injunction",
                                "due",
                                "2025-03-28")),
                entry(
                        agency,
                        8,
                        "ReferralCompleted",
                        Level.CODED,
                        fields(
                                "referralId",
                                "bf0101-r2",
                                "outcomeCode",
                                "caution-or-warning",
                                "delivered",
                                true)));
    }
}
