/** What agencies were told of persons, sealed with the keys of these persons. */
@NullMarked
package org.throughline.agencies.sealing;

import org.jspecify.annotations.NullMarked;
