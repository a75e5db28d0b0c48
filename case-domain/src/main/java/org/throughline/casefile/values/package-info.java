/** Values that facts and commands are made of, and the code lists that rules decide by. */
@NullMarked
package org.throughline.casefile.values;

import org.jspecify.annotations.NullMarked;
