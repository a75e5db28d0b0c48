/** What of a case was put right, taken back or masked, before and after, and who knew the old. */
@NullMarked
package org.throughline.server.pages.corrections;

import org.jspecify.annotations.NullMarked;
