/** What the client may have of their own case, in words: the rule is in the domain. */
@NullMarked
package org.throughline.server.rights.copy;

import org.jspecify.annotations.NullMarked;
