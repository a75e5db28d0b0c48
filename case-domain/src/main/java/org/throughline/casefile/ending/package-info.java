/** How the project and the client end a referral. */
@NullMarked
package org.throughline.casefile.ending;

import org.jspecify.annotations.NullMarked;
