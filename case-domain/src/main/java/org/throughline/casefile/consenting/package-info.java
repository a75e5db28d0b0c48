/** What the client agreed to share, and withdrew. */
@NullMarked
package org.throughline.casefile.consenting;

import org.jspecify.annotations.NullMarked;
