/** What is checked of every command before the case itself is asked, and who decides it then. */
@NullMarked
package org.throughline.casefile.admission;

import org.jspecify.annotations.NullMarked;
