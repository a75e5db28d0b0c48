/** Putting a recorded event right by recording another. */
@NullMarked
package org.throughline.casefile.correcting;

import org.jspecify.annotations.NullMarked;
