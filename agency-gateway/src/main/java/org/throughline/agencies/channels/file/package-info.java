/** Files that an agency fetches: one ZIP for each run. */
@NullMarked
package org.throughline.agencies.channels.file;

import org.jspecify.annotations.NullMarked;
