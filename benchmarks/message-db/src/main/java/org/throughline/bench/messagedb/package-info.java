/** Message DB: an event store that is SQL functions, here called over JDBC. */
@NullMarked
package org.throughline.bench.messagedb;

import org.jspecify.annotations.NullMarked;
