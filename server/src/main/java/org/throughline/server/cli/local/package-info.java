/** The program on this machine: its data folder, and running it in this process. */
@NullMarked
package org.throughline.server.cli.local;

import org.jspecify.annotations.NullMarked;
