/** What was known of this case at that moment? */
@NullMarked
package org.throughline.views.replay;

import org.jspecify.annotations.NullMarked;
