/** How much danger the client is in. */
@NullMarked
package org.throughline.casefile.risk;

import org.jspecify.annotations.NullMarked;
