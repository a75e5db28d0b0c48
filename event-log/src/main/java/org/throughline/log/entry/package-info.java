/** What goes into the log and comes out of it. */
@NullMarked
package org.throughline.log.entry;

import org.jspecify.annotations.NullMarked;
