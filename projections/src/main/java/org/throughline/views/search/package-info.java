/** Finding cases by what was said of a person, of which no word is kept. */
@NullMarked
package org.throughline.views.search;

import org.jspecify.annotations.NullMarked;
