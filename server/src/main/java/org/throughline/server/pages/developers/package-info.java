/** What the developers of an agency work with: contracts, examples, guides, a key to try. */
@NullMarked
package org.throughline.server.pages.developers;

import org.jspecify.annotations.NullMarked;
