/** What the addressee of a referral answers. */
@NullMarked
package org.throughline.casefile.answering;

import org.jspecify.annotations.NullMarked;
