/** The client's copy of their own timeline. */
@NullMarked
package org.throughline.casefile.copying;

import org.jspecify.annotations.NullMarked;
