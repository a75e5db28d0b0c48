/** The agency's own programs read its topic, and hand in by another. */
@NullMarked
package org.throughline.agencies.channels.kafka;

import org.jspecify.annotations.NullMarked;
