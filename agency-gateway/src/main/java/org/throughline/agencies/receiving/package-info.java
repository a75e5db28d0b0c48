/** The agency's own store: what it was told, in order and once. */
@NullMarked
package org.throughline.agencies.receiving;

import org.jspecify.annotations.NullMarked;
