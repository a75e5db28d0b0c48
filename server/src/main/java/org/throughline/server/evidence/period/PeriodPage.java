package org.throughline.server.evidence.period;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.evidence.ProofPage;
import org.throughline.server.pages.form.Field;

/**
 * What is asked before a pack of a period is made, and the packs that were.
 *
 * @param fields of the form, each with what was typed and what is wrong with it
 * @param maySign whether packs can be made on this node
 * @param problem why no pack was made just now; null when none was asked for
 * @param at id of the field beside which the problem stands
 */
public record PeriodPage(
        List<Field> fields,
        List<ProofPage.Made> made,
        boolean maySign,
        @Nullable String problem,
        String at) {
    public PeriodPage {
        fields = List.copyOf(fields);
        made = List.copyOf(made);
    }
}
