/** Before anything leaves: what the addressee of a sending would get, and what stays and why. */
@NullMarked
package org.throughline.casefile.sending.preview;

import org.jspecify.annotations.NullMarked;
