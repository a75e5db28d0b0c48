/** How do the referrals stand, and whose turn is it? */
@NullMarked
package org.throughline.views.board;

import org.jspecify.annotations.NullMarked;
