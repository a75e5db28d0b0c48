package org.throughline.server.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.referrals.contract.Contract;

/** Hints of forms speak of fields as the form calls them. */
class NeededWhenTest {
    private static final Contract CONTRACT = Contract.standard();

    /** Every hint of every form. */
    private static List<String> all() {
        var all = new ArrayList<String>();
        for (var command : CONTRACT.commands()) {
            var needed = new NeededWhen(CONTRACT, command.fields());
            for (var field : command.fields()) {
                var on = new ArrayList<>(CONTRACT.object(field.elementType()));
                on.add(field);
                on.stream()
                        .filter(one -> !one.condition().isEmpty())
                        .forEach(one -> all.add(needed.words(one.condition())));
            }
        }
        return all;
    }

    @Test
    void no_hint_names_a_field_as_programs_do() {
        assertThat(all())
                .hasSizeGreaterThan(10)
                .noneMatch(hint -> hint.matches(".*[a-z][A-Z].*"))
                .contains("Needed if “Client agreed” is No");
    }
}
