/** Who is told that a person was erased, and which topics are filled again because of it. */
@NullMarked
package org.throughline.agencies.erasing;

import org.jspecify.annotations.NullMarked;
