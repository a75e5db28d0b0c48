/** The machine on which is measured. */
@NullMarked
package org.throughline.bench.machine;

import org.jspecify.annotations.NullMarked;
