/** On what ground agencies may be told of a case, and what would end with it. */
@NullMarked
package org.throughline.server.pages.consent;

import org.jspecify.annotations.NullMarked;
