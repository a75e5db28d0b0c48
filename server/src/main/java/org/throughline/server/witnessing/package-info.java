/**
 * Agencies as witnesses of the log: each keeps what the log last said of itself, lends its name to
 * what follows from that, and to nothing else.
 */
@NullMarked
package org.throughline.server.witnessing;

import org.jspecify.annotations.NullMarked;
