/** How far the four tasks of a case have come. */
@NullMarked
package org.throughline.casefile.tasks;

import org.jspecify.annotations.NullMarked;
