/** What shows that it happened. */
@NullMarked
package org.throughline.casefile.evidence;

import org.jspecify.annotations.NullMarked;
