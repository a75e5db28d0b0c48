/** Erasing what is known of a person: decided by one, done by two. */
@NullMarked
package org.throughline.casefile.rights.erasing;

import org.jspecify.annotations.NullMarked;
