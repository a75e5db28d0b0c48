/** What the operator's command line asks the running program. */
@NullMarked
package org.throughline.server.operator;

import org.jspecify.annotations.NullMarked;
