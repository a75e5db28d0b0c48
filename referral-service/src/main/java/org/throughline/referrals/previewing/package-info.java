/** What a sending would tell its addressee: decided like the sending itself, and not recorded. */
@NullMarked
package org.throughline.referrals.previewing;

import org.jspecify.annotations.NullMarked;
