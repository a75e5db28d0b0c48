/** The way to the agencies' own systems: its channels, and what is reported of it to the desk. */
@NullMarked
package org.throughline.server.delivering;

import org.jspecify.annotations.NullMarked;
