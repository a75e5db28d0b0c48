/** Notes for the project's own people. */
@NullMarked
package org.throughline.casefile.noting;

import org.jspecify.annotations.NullMarked;
