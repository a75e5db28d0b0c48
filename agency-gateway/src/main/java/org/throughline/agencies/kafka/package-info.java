/** The way to an agency and back: one topic for what it is told, one for what it answers. */
@NullMarked
package org.throughline.agencies.kafka;

import org.jspecify.annotations.NullMarked;
