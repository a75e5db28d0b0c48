/** Talking a case over with a supervisor. */
@NullMarked
package org.throughline.casefile.supervising;

import org.jspecify.annotations.NullMarked;
