/** The REST API: commands, timelines, replay, and refusals as problems of RFC 9457. */
@NullMarked
package org.throughline.server.api;

import org.jspecify.annotations.NullMarked;
