/** Asking why somebody looks. */
@NullMarked
package org.throughline.server.pages.why;

import org.jspecify.annotations.NullMarked;
