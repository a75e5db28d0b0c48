/**
 * Evidence of a period: all that was recorded in it, opened as far as the one who asks may read.
 */
@NullMarked
package org.throughline.server.evidence.period;

import org.jspecify.annotations.NullMarked;
