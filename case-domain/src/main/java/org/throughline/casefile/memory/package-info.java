/** What several decisions remember of a case, each folded from its events. */
@NullMarked
package org.throughline.casefile.memory;

import org.jspecify.annotations.NullMarked;
