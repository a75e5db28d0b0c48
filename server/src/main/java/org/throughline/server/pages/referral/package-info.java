/** One referral, for the people of the project. */
@NullMarked
package org.throughline.server.pages.referral;

import org.jspecify.annotations.NullMarked;
