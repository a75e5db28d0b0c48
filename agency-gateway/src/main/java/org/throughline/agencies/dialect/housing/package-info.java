/** How a landlord says it: tenancy cases of anti-social behaviour, works orders and priorities. */
@NullMarked
package org.throughline.agencies.dialect.housing;

import org.jspecify.annotations.NullMarked;
