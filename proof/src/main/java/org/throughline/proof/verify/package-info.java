/** Judges a pack without trusting who made it: no network, no database. */
@NullMarked
package org.throughline.proof.verify;

import org.jspecify.annotations.NullMarked;
