/** Names, versions and the stored form of facts. */
@NullMarked
package org.throughline.referrals.stored;

import org.jspecify.annotations.NullMarked;
