/** Who may be told what: the levels and the event table. */
@NullMarked
package org.throughline.casefile.sharing;

import org.jspecify.annotations.NullMarked;
