/** How community safety says it: service requests and case review. */
@NullMarked
package org.throughline.agencies.dialect.council;

import org.jspecify.annotations.NullMarked;
