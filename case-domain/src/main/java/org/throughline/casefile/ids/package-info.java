/** Names that must not be mixed up: of cases, referrals, agencies and persons. */
@NullMarked
package org.throughline.casefile.ids;

import org.jspecify.annotations.NullMarked;
