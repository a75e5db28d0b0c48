/** The keys of the persons: one each, wrapped by a master key, in a database of their own. */
@NullMarked
package org.throughline.referrals.keys;

import org.jspecify.annotations.NullMarked;
