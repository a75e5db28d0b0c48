/** Asking the agencies to look again at what they did. */
@NullMarked
package org.throughline.casefile.reviewing;

import org.jspecify.annotations.NullMarked;
