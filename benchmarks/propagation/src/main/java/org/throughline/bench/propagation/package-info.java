/** How what was recorded reaches a topic: our program and a peer, under the same faults. */
@NullMarked
package org.throughline.bench.propagation;

import org.jspecify.annotations.NullMarked;
