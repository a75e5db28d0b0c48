/** The broker: where it is, how it is reached, and what each side may do there. */
@NullMarked
package org.throughline.agencies.kafka.broker;

import org.jspecify.annotations.NullMarked;
