/** Runs the peers in turn on one PostgreSQL and writes down what was seen. */
@NullMarked
package org.throughline.bench.runner;

import org.jspecify.annotations.NullMarked;
