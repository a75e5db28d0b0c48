/** The pages of a light link: one referral, for somebody without an account. */
@NullMarked
package org.throughline.server.pages.link;

import org.jspecify.annotations.NullMarked;
