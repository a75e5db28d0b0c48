/** The keys of the persons in the running program, and what happens when one is destroyed. */
@NullMarked
package org.throughline.server.keys;

import org.jspecify.annotations.NullMarked;
