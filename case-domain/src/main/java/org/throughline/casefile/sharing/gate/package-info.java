/** Which doors are open for an agency, and how much of an event they let through. */
@NullMarked
package org.throughline.casefile.sharing.gate;

import org.jspecify.annotations.NullMarked;
