/** Emergency access to a case, opened with a reason. */
@NullMarked
package org.throughline.casefile.breakglass;

import org.jspecify.annotations.NullMarked;
