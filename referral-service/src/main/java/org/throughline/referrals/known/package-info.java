/** The cases that this node has seen lately. */
@NullMarked
package org.throughline.referrals.known;

import org.jspecify.annotations.NullMarked;
