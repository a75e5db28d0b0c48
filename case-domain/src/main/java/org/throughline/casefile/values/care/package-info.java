/** What the work with the client sets out to reach, and how it was for them. */
@NullMarked
package org.throughline.casefile.values.care;

import org.jspecify.annotations.NullMarked;
