/** Spring Modulith's externalization of events to Kafka as a peer. */
@NullMarked
package org.throughline.bench.modulith;

import org.jspecify.annotations.NullMarked;
