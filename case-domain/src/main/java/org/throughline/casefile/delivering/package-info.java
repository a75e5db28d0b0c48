/** What became of a referral on its way to the addressee. */
@NullMarked
package org.throughline.casefile.delivering;

import org.jspecify.annotations.NullMarked;
