/** What a commit releases to each agency, notices and last words included. */
@NullMarked
package org.throughline.casefile.sharing.release;

import org.jspecify.annotations.NullMarked;
