/** The registers as events of the log, and the set-up file that fills them. */
@NullMarked
package org.throughline.referrals.register;

import org.jspecify.annotations.NullMarked;
