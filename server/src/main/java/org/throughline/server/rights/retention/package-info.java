/**
 * How long closed cases are kept: which are due, what deleting one would do, and the two people
 * that it takes.
 */
@NullMarked
package org.throughline.server.rights.retention;

import org.jspecify.annotations.NullMarked;
