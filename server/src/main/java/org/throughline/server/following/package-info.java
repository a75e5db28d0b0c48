/** Keeps everything that follows the log going: one loop per follower. */
@NullMarked
package org.throughline.server.following;

import org.jspecify.annotations.NullMarked;
