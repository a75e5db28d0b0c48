/** What an agency did of its own accord. */
@NullMarked
package org.throughline.casefile.acting;

import org.jspecify.annotations.NullMarked;
