package org.throughline.casefile.resolving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Put forward ways to resolve the case. */
public record ProposeResolution(List<String> options, @Nullable String clientPreference)
        implements CaseCommand {
    public ProposeResolution {
        options = List.copyOf(options);
    }
}
