/** What somebody of the project must not forget. */
@NullMarked
package org.throughline.casefile.reminding;

import org.jspecify.annotations.NullMarked;
