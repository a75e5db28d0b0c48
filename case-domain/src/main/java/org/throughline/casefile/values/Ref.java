package org.throughline.casefile.values;

import org.throughline.casefile.ids.AgencyId;

/** An agency's own reference. */
public record Ref(AgencyId agency, String ref) {}
