/** The agency gateway: each agency receives exactly its timeline, and its answers come back. */
@NullMarked
package org.throughline.agencies;

import org.jspecify.annotations.NullMarked;
