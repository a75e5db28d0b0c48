/** What the client needs, and whether it is met. */
@NullMarked
package org.throughline.casefile.needs;

import org.jspecify.annotations.NullMarked;
