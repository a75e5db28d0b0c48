/** What all peers share, so that a difference in the results is a difference of the stores. */
@NullMarked
package org.throughline.bench.measure;

import org.jspecify.annotations.NullMarked;
