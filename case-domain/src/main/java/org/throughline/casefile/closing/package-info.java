/** Closing a case and opening it again. */
@NullMarked
package org.throughline.casefile.closing;

import org.jspecify.annotations.NullMarked;
