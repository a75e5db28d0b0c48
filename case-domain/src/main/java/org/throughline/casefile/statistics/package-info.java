/** Counts for those who pay for the work, with nothing in them that tells of one person. */
@NullMarked
package org.throughline.casefile.statistics;

import org.jspecify.annotations.NullMarked;
