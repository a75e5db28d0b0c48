package org.throughline.casefile.aboutclient;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Say which language and interpreter the client needs. */
public record SetLanguageNeed(
        String language,
        boolean reads,
        boolean interpreter,
        @Nullable String interpreterGender,
        boolean avoidCommunity)
        implements CaseCommand {}
