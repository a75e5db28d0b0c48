/** The agency's own programs read its topic. */
@NullMarked
package org.throughline.agencies.channels.kafka;

import org.jspecify.annotations.NullMarked;
