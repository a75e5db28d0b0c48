/** What happened in this case, in its order? */
@NullMarked
package org.throughline.views.timeline;

import org.jspecify.annotations.NullMarked;
