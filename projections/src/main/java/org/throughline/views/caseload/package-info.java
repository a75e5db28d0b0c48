/** Which cases are there, how far are they, and what comes next? */
@NullMarked
package org.throughline.views.caseload;

import org.jspecify.annotations.NullMarked;
