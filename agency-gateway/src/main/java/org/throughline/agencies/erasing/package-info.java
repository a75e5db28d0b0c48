/** Who was told that a person was erased, and who has confirmed it. */
@NullMarked
package org.throughline.agencies.erasing;

import org.jspecify.annotations.NullMarked;
