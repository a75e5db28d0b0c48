/** Axon 4 with its JDBC engine. */
@NullMarked
package org.throughline.bench.axon4;

import org.jspecify.annotations.NullMarked;
