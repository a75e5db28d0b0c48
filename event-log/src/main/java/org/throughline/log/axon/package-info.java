/** The log as the storage engine of Axon Framework 5. */
@NullMarked
package org.throughline.log.axon;

import org.jspecify.annotations.NullMarked;
