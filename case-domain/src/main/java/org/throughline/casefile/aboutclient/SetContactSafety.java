package org.throughline.casefile.aboutclient;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.ContactRule;

/** Say which ways of contact are safe; replaces every earlier rule. */
public record SetContactSafety(
        List<ContactRule> rules,
        @Nullable String codeWord,
        @Nullable String meetingPlace,
        LocalDate reviewOn)
        implements CaseCommand {
    public SetContactSafety {
        rules = List.copyOf(rules);
    }
}
