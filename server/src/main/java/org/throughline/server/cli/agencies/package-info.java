/** Words of the command line about agencies: their machines' keys, and answers that wait. */
@NullMarked
package org.throughline.server.cli.agencies;

import org.jspecify.annotations.NullMarked;
