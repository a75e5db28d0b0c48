/** The ledger of deliveries: a row per entry, agency and channel, and who may deliver now. */
@NullMarked
package org.throughline.agencies.ledger;

import org.jspecify.annotations.NullMarked;
