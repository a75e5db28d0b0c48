/** Who is said to have done it. */
@NullMarked
package org.throughline.casefile.parties;

import org.jspecify.annotations.NullMarked;
