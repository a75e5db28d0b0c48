package org.throughline.server.pages.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ClientEvent.LanguageNeedSet;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.sending.preview.Leaving;
import org.throughline.casefile.sending.preview.Preview;
import org.throughline.casefile.sharing.Level;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.server.pages.Facts;

class SharingCardTest {
    private static final AgencyId POLICE = new AgencyId("BP");
    private static final List<RecordedEvent> HISTORY =
            Facts.of(
                    new ConsentGiven(
                            "s1",
                            List.of(),
                            "written",
                            false,
                            LocalDate.of(2099, 1, 1),
                            History.ALL,
                            null,
                            null),
                    new ContactSafetySet(List.of(), null, null, LocalDate.of(2099, 1, 1)),
                    new SharingDecided(
                            "d1",
                            POLICE,
                            List.of(),
                            List.of(),
                            "vital-interests",
                            "risk",
                            false,
                            "needed",
                            "no more than that",
                            "it could do harm",
                            new PersonId("CW-1"),
                            new SharingDecided.Scope(List.of(), List.of()),
                            new PersonId("SV-1")),
                    new LanguageNeedSet("pl", true, false, null, false));

    private static Leaving leaving(int caseSeq, String kind, String... fields) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            values.put(field, "what was said");
        }
        return new Leaving(
                caseSeq, kind, Instant.EPOCH, "exact", Level.SHARED, false, false, values);
    }

    private static Optional<SharingCard> card(String basis, @Nullable String language) {
        var preview =
                new Preview(
                        POLICE,
                        basis,
                        List.of(
                                leaving(2, "ContactSafetySet", "rules"),
                                leaving(3, "SharingDecided", "basisCode"),
                                leaving(5, "ReferralSent", "ask", "service")),
                        List.of());
        return SharingCard.of(
                new Foreseen.Shown(new CaseId("BF-1"), HISTORY, preview),
                "Brackenford Police",
                language);
    }

    @Test
    void it_says_of_what_and_how_much_an_agency_is_told_and_repeats_nothing() {
        var card = card("s1", "en").orElseThrow();
        assertThat(card.facts())
                .containsExactly(
                        "You said in which ways it is safe to reach you.",
                        "An agency was asked for help for you.");
        assertThat(card.classes())
                .containsExactly(
                        "That it happened, when, and of which kind",
                        "How you can be reached, and what is safe",
                        "Words that you or others said or wrote");
        assertThat(card.toString()).doesNotContain("what was said");
    }

    @Test
    void it_is_in_the_language_that_the_client_said_unless_another_is_asked_for() {
        assertThat(card("s1", null).orElseThrow().words().language().code()).isEqualTo("pl");
        assertThat(card("s1", "ur").orElseThrow().words().language().code()).isEqualTo("ur");
    }

    @Test
    void what_leaves_without_consent_is_no_question_to_the_client() {
        assertThat(card("d1", "en")).isEmpty();
    }
}
