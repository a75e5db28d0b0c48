/** Opening a case. */
@NullMarked
package org.throughline.casefile.opening;

import org.jspecify.annotations.NullMarked;
