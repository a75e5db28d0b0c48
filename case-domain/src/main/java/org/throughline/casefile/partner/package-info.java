/** What travels to an agency: the partner copy of an event. */
@NullMarked
package org.throughline.casefile.partner;

import org.jspecify.annotations.NullMarked;
