/** Signed calls of an address of the agency, as Standard Webhooks has them. */
@NullMarked
package org.throughline.agencies.channels.webhook;

import org.jspecify.annotations.NullMarked;
