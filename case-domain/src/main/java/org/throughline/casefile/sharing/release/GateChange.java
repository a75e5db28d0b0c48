package org.throughline.casefile.sharing.release;

import org.throughline.casefile.ids.AgencyId;

/** A commit opened or closed the gate of an agency. */
public record GateChange(AgencyId agency, Gate gate) {}
