/** How long a case is kept. */
@NullMarked
package org.throughline.casefile.rights.retaining;

import org.jspecify.annotations.NullMarked;
