/**
 * What each agency is told, worked out from the log and kept: entries, gates and what waits to be
 * published.
 */
@NullMarked
package org.throughline.agencies.releasing;

import org.jspecify.annotations.NullMarked;
