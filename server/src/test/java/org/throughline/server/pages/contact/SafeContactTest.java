package org.throughline.server.pages.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.values.ContactRule;
import org.throughline.casefile.values.Hours;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.pages.Facts;
import org.throughline.server.pages.contact.SafeContact.Standing;
import org.throughline.server.pages.form.TypedForm;

class SafeContactTest {
    private static final ContactSafetySet SAID =
            new ContactSafetySet(
                    List.of(
                            new ContactRule(
                                    "one",
                                    "mobile",
                                    "07700 900111",
                                    "safe",
                                    List.of(
                                            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                                            new Hours(LocalTime.of(18, 0), LocalTime.of(19, 0))),
                                    true),
                            new ContactRule("two", "text", "07700 900111", "unsafe", null, false),
                            new ContactRule("three", "post", null, "safe", null, false)),
                    "blue umbrella",
                    null,
                    LocalDate.of(2027, 1, 4));

    private static ContactAttempted attempt(String channelId, String outcome) {
        return new ContactAttempted("mobile", outcome, false, channelId, null, null);
    }

    private static List<Standing> standing(CaseEvent... events) {
        return SafeContact.of(Facts.of(events)).ways().stream()
                .map(SafeContact.Way::standing)
                .toList();
    }

    @Test
    void it_is_what_was_said_last() {
        assertThat(standing(SAID)).containsExactly(Standing.SAFE, Standing.UNSAFE, Standing.SAFE);
        assertThat(standing()).isEmpty();
        assertThat(
                        standing(
                                SAID,
                                new ContactSafetySet(
                                        SAID.rules().subList(1, 2), null, null, SAID.reviewOn())))
                .containsExactly(Standing.UNSAFE);
    }

    @Test
    void where_somebody_else_answered_nothing_is_safe_until_it_is_said_anew() {
        var wrong = attempt("one", "other-person");
        assertThat(standing(SAID, wrong))
                .containsExactly(Standing.UNKNOWN, Standing.UNSAFE, Standing.SAFE);
        assertThat(standing(SAID, attempt("one", "no-answer"), attempt("three", "wrong-number")))
                .containsExactly(Standing.SAFE, Standing.UNSAFE, Standing.UNKNOWN);
        assertThat(standing(SAID, wrong, SAID)).isEqualTo(standing(SAID));
    }

    @Test
    void a_doubt_makes_nothing_of_what_is_unsafe() {
        assertThat(standing(SAID, attempt("two", "other-person")))
                .containsExactly(Standing.SAFE, Standing.UNSAFE, Standing.SAFE);
    }

    @Test
    void its_sentences_say_the_rule_of_each_way() {
        assertThat(ContactWords.of(Facts.of(SAID)))
                .containsExactly(
                        "Call to a mobile, 07700 900111: safe from 09:00 to 12:30 and from 18:00 to"
                                + " 19:00 only. A message may be left.",
                        "Text message, 07700 900111: DO NOT USE. It is not safe.",
                        "Letter: safe. Leave no message.",
                        "Code word: blue umbrella");
        assertThat(ContactWords.byChannel(Facts.of(SAID)).get("three"))
                .isEqualTo("Letter: safe. Leave no message.");
    }

    /** Sent as it is, with a new day, the form says what was said before. */
    @Test
    void the_form_begins_with_what_was_said() {
        var contract = Contract.standard();
        var fields = new HashMap<>(SaidBefore.in(Facts.of(SAID)));
        fields.put("reviewOn", new String[] {"2027-01-04"});
        var data =
                new TypedForm(contract, fields)
                        .read(contract.command("SetContactSafety").orElseThrow().fields());
        assertThat(DomainJson.mapper().treeToValue(data, ContactSafetySet.class)).isEqualTo(SAID);
        assertThat(SaidBefore.in(List.of())).isEmpty();
    }
}
