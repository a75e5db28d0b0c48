/** The clocks of cases: durable timers that record what comes by itself. */
@NullMarked
package org.throughline.server.clocks;

import org.jspecify.annotations.NullMarked;
