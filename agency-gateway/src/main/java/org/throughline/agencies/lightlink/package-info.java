/** Light links, the visits by them, and the codes that each visit needs. */
@NullMarked
package org.throughline.agencies.lightlink;

import org.jspecify.annotations.NullMarked;
