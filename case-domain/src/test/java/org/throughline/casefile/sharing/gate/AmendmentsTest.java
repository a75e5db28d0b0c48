package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.values.Change;

class AmendmentsTest {

    @Test
    void the_last_correction_counts() {
        var twice =
                Amendments.NONE
                        .corrected(List.of(new Change("kind", "b")))
                        .corrected(List.of(new Change("kind", "c")));

        assertThat(twice.latest("kind", "a")).isEqualTo("c");
        assertThat(twice.latest("other", "a")).isEqualTo("a");
    }

    @Test
    void a_redacted_value_stays_masked_whatever_is_corrected() {
        var masked =
                Amendments.NONE
                        .redacted(Set.of("note", "words"), Map.of("note", "a neighbour came"))
                        .corrected(List.of(new Change("note", "Mr Hale came")));

        assertThat(masked.latest("note", "Mr Hall came")).isEqualTo("a neighbour came");
        assertThat(masked.latest("words", "Mr Hall")).isEqualTo("[redacted]");
    }

    @Test
    void an_event_in_error_is_released_to_nobody_who_does_not_hold_it() {
        var story =
                new CaseStory()
                        .commits(
                                opened(),
                                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                                help("accepted"));
        var police = REGISTER.agency(POLICE).orElseThrow();
        var doors = story.state().doors(POLICE, FRIDAY, REGISTER);
        var offer = story.history().getLast();
        var inError = story.state().amended(4, Amendments.NONE.enteredInError());

        assertThat(new Judge(story.state(), police, doors).judge(offer).isHidden()).isFalse();
        assertThat(new Judge(inError, police, doors).judge(offer).isHidden()).isTrue();
    }
}
