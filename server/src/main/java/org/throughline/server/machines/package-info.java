/** How the machines of agencies sign in: their keys, their tokens, and what each token may open. */
@NullMarked
package org.throughline.server.machines;

import org.jspecify.annotations.NullMarked;
