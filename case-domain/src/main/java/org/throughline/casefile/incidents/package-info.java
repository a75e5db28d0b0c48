/** What happened to the client. */
@NullMarked
package org.throughline.casefile.incidents;

import org.jspecify.annotations.NullMarked;
