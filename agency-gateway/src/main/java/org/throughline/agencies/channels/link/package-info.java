/** Mails with light links: web access to one referral without an account. */
@NullMarked
package org.throughline.agencies.channels.link;

import org.jspecify.annotations.NullMarked;
