/** The channels by which agencies are reached, and the loops that deliver by them. */
@NullMarked
package org.throughline.agencies.channels;

import org.jspecify.annotations.NullMarked;
