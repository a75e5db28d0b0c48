/** The words of the command line. */
@NullMarked
package org.throughline.server.cli;

import org.jspecify.annotations.NullMarked;
