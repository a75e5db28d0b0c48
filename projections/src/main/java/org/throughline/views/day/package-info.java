/** What waits for whom today? */
@NullMarked
package org.throughline.views.day;

import org.jspecify.annotations.NullMarked;
