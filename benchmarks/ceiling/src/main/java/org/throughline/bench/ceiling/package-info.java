/** The same PostgreSQL without conditions, tags or followers: what no store on it can exceed. */
@NullMarked
package org.throughline.bench.ceiling;

import org.jspecify.annotations.NullMarked;
