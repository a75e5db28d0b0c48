/**
 * An event log in PostgreSQL: dense positions in commit order, conditional appends, and readers
 * that never skip.
 */
@NullMarked
package org.throughline.log;

import org.jspecify.annotations.NullMarked;
