/**
 * The tree over the log: a leaf for each fact, checkpoints, and whether the log is still as sealed.
 */
@NullMarked
package org.throughline.server.sealing;

import org.jspecify.annotations.NullMarked;
