/** Whose case it is, and how it passes from one caseworker to another. */
@NullMarked
package org.throughline.casefile.handover;

import org.jspecify.annotations.NullMarked;
