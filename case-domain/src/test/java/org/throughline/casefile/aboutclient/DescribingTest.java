package org.throughline.casefile.aboutclient;

import static org.throughline.casefile.Brackenford.MOIRA;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ClientEvent.LanguageNeedSet;
import org.throughline.casefile.values.Address;
import org.throughline.casefile.values.Channel;
import org.throughline.casefile.values.ContactRule;

class DescribingTest {

    private static final Address HILL_VIEW = new Address("3 Hill View", null, "Brackenford", "BF1");
    private static final List<Channel> MOBILE =
            List.of(new Channel("ch-mobile", "mobile", "07700 900118"));
    private static final LocalDate BIRTHDAY = LocalDate.parse("1989-05-02");

    @Test
    void who_the_client_is_is_written_down_as_it_is_said() {
        given(Describing.DETAILS)
                .by(MOIRA)
                .when(
                        new RecordClientDetails(
                                "client",
                                "Rosa",
                                BIRTHDAY,
                                HILL_VIEW,
                                MOBILE,
                                "council-tenant",
                                "white-roma",
                                "christian",
                                List.of("none")))
                .thenRecorded(
                        new ClientDetailsRecorded(
                                "client",
                                "council-tenant",
                                "Rosa",
                                BIRTHDAY,
                                HILL_VIEW,
                                MOBILE,
                                "white-roma",
                                "christian",
                                List.of("none")));
    }

    @Test
    void the_rules_of_safe_contact_are_written_down_as_they_are_said() {
        var rules = List.of(new ContactRule("ch-mobile", "mobile", null, "safe", null, false));
        given(Describing.CONTACT_SAFETY)
                .when(new SetContactSafety(rules, "bluebell", "the library", END_OF_MARCH))
                .thenRecorded(new ContactSafetySet(rules, "bluebell", "the library", END_OF_MARCH));
    }

    @Test
    void the_language_the_client_needs_is_written_down() {
        given(Describing.LANGUAGE)
                .when(new SetLanguageNeed("pa", true, false, "woman", true))
                .thenRecorded(new LanguageNeedSet("pa", true, false, "woman", true));
    }
}
