package org.throughline.casefile.values;

/** What an impact is linked to: an intervention, a measure or a contact of the case. */
public record Link(String kind, String id) {}
