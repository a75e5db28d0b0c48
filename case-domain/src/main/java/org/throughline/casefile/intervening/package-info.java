/** The second of the four tasks: creating an intervention and carrying it out. */
@NullMarked
package org.throughline.casefile.intervening;

import org.jspecify.annotations.NullMarked;
