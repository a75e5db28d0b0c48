/** Lists over many cases, page by page and as files. */
@NullMarked
package org.throughline.server.pages.lists;

import org.jspecify.annotations.NullMarked;
