/** The desk: where commands are handed in, decided on Axon, and answered. */
@NullMarked
package org.throughline.referrals;

import org.jspecify.annotations.NullMarked;
