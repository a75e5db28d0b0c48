/** What an agency answers, on its way to the desk and back. */
@NullMarked
package org.throughline.agencies.answers;

import org.jspecify.annotations.NullMarked;
