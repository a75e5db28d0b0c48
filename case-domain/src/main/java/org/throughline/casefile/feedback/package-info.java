/** How the work was for the client. */
@NullMarked
package org.throughline.casefile.feedback;

import org.jspecify.annotations.NullMarked;
