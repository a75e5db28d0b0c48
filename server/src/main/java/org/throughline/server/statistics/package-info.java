/** Counts for those who pay for the work: released once, and the same ever after. */
@NullMarked
package org.throughline.server.statistics;

import org.jspecify.annotations.NullMarked;
