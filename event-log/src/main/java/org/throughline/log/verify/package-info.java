/** Reads a whole log and says whether it is what it promises to be. */
@NullMarked
package org.throughline.log.verify;

import org.jspecify.annotations.NullMarked;
