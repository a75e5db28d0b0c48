/** How the plot's numbers are told. */
@NullMarked
package org.throughline.bench.axis;

import org.jspecify.annotations.NullMarked;
