/** Asking an agency for help: drafting, sending, supplying information and rerouting a referral. */
@NullMarked
package org.throughline.casefile.sending;

import org.jspecify.annotations.NullMarked;
