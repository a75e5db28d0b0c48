/** What an agency's own program hands in at the broker: taken, checked, and what became of it. */
@NullMarked
package org.throughline.agencies.handin;

import org.jspecify.annotations.NullMarked;
