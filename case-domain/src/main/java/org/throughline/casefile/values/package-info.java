/** Values that facts and commands are made of. */
@NullMarked
package org.throughline.casefile.values;

import org.jspecify.annotations.NullMarked;
