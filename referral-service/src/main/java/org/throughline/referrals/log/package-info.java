/** What the desk needs of a log. */
@NullMarked
package org.throughline.referrals.log;

import org.jspecify.annotations.NullMarked;
