/** Topics of the agencies: made, read from a place of our own, written and emptied. */
@NullMarked
package org.throughline.agencies.kafka.topic;

import org.jspecify.annotations.NullMarked;
