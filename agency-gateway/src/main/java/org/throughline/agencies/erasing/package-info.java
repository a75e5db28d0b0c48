/** Who was told that a person was erased, who has confirmed it, and what an agency was told. */
@NullMarked
package org.throughline.agencies.erasing;

import org.jspecify.annotations.NullMarked;
