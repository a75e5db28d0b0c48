/** How the police say it: incident records with qualifiers, and recording decisions. */
@NullMarked
package org.throughline.agencies.dialect.police;

import org.jspecify.annotations.NullMarked;
