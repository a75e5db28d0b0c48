/** What the log says of itself on its way to the agencies, and what they say of it. */
@NullMarked
package org.throughline.agencies.witness;

import org.jspecify.annotations.NullMarked;
