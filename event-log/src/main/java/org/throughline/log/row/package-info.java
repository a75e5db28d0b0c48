/** An event in the form of its row; for the log's own rooms, not for applications. */
@NullMarked
package org.throughline.log.row;

import org.jspecify.annotations.NullMarked;
