/** Words of the command line for whoever proves something without the program. */
@NullMarked
package org.throughline.server.cli.proving;

import org.jspecify.annotations.NullMarked;
