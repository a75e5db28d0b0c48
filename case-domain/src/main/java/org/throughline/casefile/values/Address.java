package org.throughline.casefile.values;

import org.jspecify.annotations.Nullable;

/** Where the client lives. */
public record Address(String line1, @Nullable String line2, String town, String postcode) {}
