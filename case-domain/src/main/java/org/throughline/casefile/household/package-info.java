/** Who lives with the client. */
@NullMarked
package org.throughline.casefile.household;

import org.jspecify.annotations.NullMarked;
