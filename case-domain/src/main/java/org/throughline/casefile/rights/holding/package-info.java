/** Legal holds: while one is live nothing of the case is erased. */
@NullMarked
package org.throughline.casefile.rights.holding;

import org.jspecify.annotations.NullMarked;
