/** The code lists that rules decide by. */
@NullMarked
package org.throughline.casefile.codes;

import org.jspecify.annotations.NullMarked;
