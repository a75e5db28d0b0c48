/** Finding a case by what is known of a person, and who did. */
@NullMarked
package org.throughline.server.pages.search;

import org.jspecify.annotations.NullMarked;
