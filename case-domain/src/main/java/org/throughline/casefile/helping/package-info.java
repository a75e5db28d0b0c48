/** The first of the four tasks: offering help. */
@NullMarked
package org.throughline.casefile.helping;

import org.jspecify.annotations.NullMarked;
