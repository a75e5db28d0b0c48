/** Debezium's embedded engine, which reads an outbox from the database's own log, as a peer. */
@NullMarked
package org.throughline.bench.debezium;

import org.jspecify.annotations.NullMarked;
