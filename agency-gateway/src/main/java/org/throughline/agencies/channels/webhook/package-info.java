/** Signed messages over HTTP that carry their own proof: Standard Webhooks. */
@NullMarked
package org.throughline.agencies.channels.webhook;

import org.jspecify.annotations.NullMarked;
