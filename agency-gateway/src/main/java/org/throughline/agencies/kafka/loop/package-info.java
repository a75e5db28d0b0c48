/** Loops that go on whatever happens, one for each agency and task. */
@NullMarked
package org.throughline.agencies.kafka.loop;

import org.jspecify.annotations.NullMarked;
