package org.throughline.server.pages.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.values.Channel;
import org.throughline.casefile.values.ContactRule;
import org.throughline.server.pages.Facts;
import org.throughline.server.pages.Wording;

class ClientReadingTest {
    private static final CaseOpened OPENED =
            new CaseOpened(
                    "R-1", "support", "self", "mobile", null, false, Instant.EPOCH, "Rosa Winter");
    private static final ContactSafetySet SAFETY =
            new ContactSafetySet(
                    List.of(
                            new ContactRule(
                                    "ch-1", "mobile", "07700 900118", "unsafe", null, false)),
                    null,
                    null,
                    LocalDate.parse("2027-01-01"));

    private static ClientDetailsRecorded details(String name, @Nullable List<Channel> channels) {
        return new ClientDetailsRecorded("p-1", null, name, null, null, channels, null, null, null);
    }

    @Test
    void each_number_stands_with_its_rule_or_with_the_word_that_nobody_asked() {
        var page =
                ClientReading.page(
                        Facts.of(
                                OPENED,
                                details(
                                        "Rosa Sommer",
                                        List.of(
                                                new Channel("ch-1", "mobile", "07700 900118"),
                                                new Channel("ch-2", "email", "rosa@example.org"))),
                                SAFETY),
                        true);

        assertThat(page.clientName()).isEqualTo("Rosa Sommer");
        assertThat(page.numbers())
                .extracting(ClientPage.Number::isAskedFor)
                .containsExactly(true, false);
        assertThat(page.numbers().getFirst().rule()).contains("DO NOT USE");
        assertThat(page.numbers().getLast().value()).isEqualTo("rosa@example.org (e-mail)");
        assertThat(page.numbers().getLast().rule()).contains("Nobody asked");
        assertThat(page.details())
                .extracting(Wording.Line::value)
                .contains("Rosa Sommer")
                .noneMatch(line -> line.contains("ch-1") || line.contains("p-1"));
        assertThat(page.forms()).hasSize(4);
    }

    @Test
    void the_last_details_count_and_who_was_entered_in_error_does_not() {
        var page =
                ClientReading.page(
                        Facts.of(
                                OPENED,
                                details("Rosa Sommer", null),
                                details("Rosa Herbst", null),
                                new HouseholdMemberAdded("m-1", "child", "0-4", true, "Emil"),
                                new HouseholdMemberAdded("m-2", "child", "0-4", false, null),
                                new EventEnteredInError(5, "wrong-case", "Of another.", null)),
                        false);

        assertThat(page.clientName()).isEqualTo("Rosa Herbst");
        assertThat(page.household()).extracting(ClientPage.Member::name).containsExactly("Emil");
        assertThat(page.forms()).isEmpty();
    }

    @Test
    void of_a_case_that_was_just_opened_there_is_a_name_and_nothing_else() {
        var page = ClientReading.page(Facts.of(OPENED), true);
        assertThat(page.clientName()).isEqualTo("Rosa Winter");
        assertThat(page.details()).isEmpty();
        assertThat(page.numbers()).isEmpty();
        assertThat(page.language()).isNull();
    }
}
