/** The support plan and its goals. */
@NullMarked
package org.throughline.casefile.planning;

import org.jspecify.annotations.NullMarked;
