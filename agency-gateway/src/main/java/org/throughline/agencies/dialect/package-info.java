/** Our codes in each agency's own vocabulary, by a versioned map. */
@NullMarked
package org.throughline.agencies.dialect;

import org.jspecify.annotations.NullMarked;
