/**
 * A real PostgreSQL and a real Kafka for one machine and for tests, behind one interface with two
 * doors.
 */
@NullMarked
package org.throughline.embedded;

import org.jspecify.annotations.NullMarked;
