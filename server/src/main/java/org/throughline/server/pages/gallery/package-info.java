/** Every pattern of the pages in each of its states, on this machine only. */
@NullMarked
package org.throughline.server.pages.gallery;

import org.jspecify.annotations.NullMarked;
