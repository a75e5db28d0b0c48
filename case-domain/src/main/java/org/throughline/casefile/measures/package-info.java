/** Physical safety measures: asked for and fitted. */
@NullMarked
package org.throughline.casefile.measures;

import org.jspecify.annotations.NullMarked;
