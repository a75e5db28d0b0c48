package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.register.RegisterEntry.Agreement;

class DoorClassesTest {

    @Test
    void no_agreement_is_wider_than_the_kind_of_the_agency() {
        var tooWide =
                new Agreement(
                        "agr-" + LANTERN,
                        LANTERN,
                        LocalDate.parse("2025-01-01"),
                        SUMMER,
                        List.of(DataClass.values()));
        var story =
                new CaseStory()
                        .commits(
                                opened(),
                                consent("c-1", wholeGrant(LANTERN, Purpose.SUPPORT)),
                                sent(FIRST, LANTERN, "c-1", Purpose.SUPPORT, "topic:plan"));

        var doors = story.state().doors(LANTERN, FRIDAY, REGISTER.with(tooWide));

        assertThat(doors)
                .singleElement()
                .satisfies(door ->
                        assertThat(door.classes())
                                .contains(DataClass.SPECIAL)
                                .doesNotContain(DataClass.OFFENCE, DataClass.PLACE));
    }
}
