/** The third of the four tasks: reducing the immediate impact. */
@NullMarked
package org.throughline.casefile.easing;

import org.jspecify.annotations.NullMarked;
