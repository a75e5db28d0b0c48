/** Our own log and desk as a peer among peers. */
@NullMarked
package org.throughline.bench.ours;

import org.jspecify.annotations.NullMarked;
