/** The fourth of the four tasks: achieving a resolution. */
@NullMarked
package org.throughline.casefile.resolving;

import org.jspecify.annotations.NullMarked;
