/** Requests of people to see their own file: received, paused, answered. */
@NullMarked
package org.throughline.casefile.rights.access;

import org.jspecify.annotations.NullMarked;
