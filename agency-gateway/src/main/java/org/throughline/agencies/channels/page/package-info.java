/** The agency's own pages, which read the store. */
@NullMarked
package org.throughline.agencies.channels.page;

import org.jspecify.annotations.NullMarked;
