/** Needs that no agency could take. */
@NullMarked
package org.throughline.casefile.gaps;

import org.jspecify.annotations.NullMarked;
