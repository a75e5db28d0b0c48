/** Who of the project may read which case, and how much of it. */
@NullMarked
package org.throughline.server.access;

import org.jspecify.annotations.NullMarked;
