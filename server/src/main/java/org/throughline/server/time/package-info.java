/** What time it is, the same on every node. */
@NullMarked
package org.throughline.server.time;

import org.jspecify.annotations.NullMarked;
