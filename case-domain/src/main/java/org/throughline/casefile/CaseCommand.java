package org.throughline.casefile;

/** Something said at a desk about one case. Component names are the field names of the contract. */
public interface CaseCommand {}
