/** The pages of the auditor: finding a case and replaying it. */
@NullMarked
package org.throughline.server.pages.auditor;

import org.jspecify.annotations.NullMarked;
