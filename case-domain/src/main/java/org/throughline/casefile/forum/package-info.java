/** The multi-agency meeting: listing a case and agreeing actions. */
@NullMarked
package org.throughline.casefile.forum;

import org.jspecify.annotations.NullMarked;
