/** Names that must not be mixed up: of cases, referrals, agencies, persons and content. */
@NullMarked
package org.throughline.casefile.ids;

import org.jspecify.annotations.NullMarked;
