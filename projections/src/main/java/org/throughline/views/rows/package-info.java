/** What the rows of all views are worked out from. */
@NullMarked
package org.throughline.views.rows;

import org.jspecify.annotations.NullMarked;
