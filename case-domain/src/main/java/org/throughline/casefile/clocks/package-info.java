/** What falls due in a case: working time, clocks of referrals, and the rules that watch. */
@NullMarked
package org.throughline.casefile.clocks;

import org.jspecify.annotations.NullMarked;
