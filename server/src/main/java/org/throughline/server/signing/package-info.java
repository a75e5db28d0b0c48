/**
 * What the log says of itself: the keys it signs with, its checkpoints, and who has cosigned them.
 */
@NullMarked
package org.throughline.server.signing;

import org.jspecify.annotations.NullMarked;
