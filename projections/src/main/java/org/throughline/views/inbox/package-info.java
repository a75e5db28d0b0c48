/** What does this agency have to answer? */
@NullMarked
package org.throughline.views.inbox;

import org.jspecify.annotations.NullMarked;
