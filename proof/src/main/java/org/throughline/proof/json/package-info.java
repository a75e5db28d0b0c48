/** Canonical JSON by RFC 8785, for the values that the log knows: no fractions. */
@NullMarked
package org.throughline.proof.json;

import org.jspecify.annotations.NullMarked;
