/** Packs of evidence: what auditors take out of the program, to be verified without it. */
@NullMarked
package org.throughline.server.evidence;

import org.jspecify.annotations.NullMarked;
