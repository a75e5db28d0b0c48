/** ZIP in one strict form, so that every bit of a file counts. */
@NullMarked
package org.throughline.proof.archive;

import org.jspecify.annotations.NullMarked;
