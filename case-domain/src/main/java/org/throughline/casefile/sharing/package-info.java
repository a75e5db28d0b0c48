/** Who sees what: gates, levels, fields, and what a commit releases to each agency. */
@NullMarked
package org.throughline.casefile.sharing;

import org.jspecify.annotations.NullMarked;
