/** Events in files: written from a log, checked, and brought into another by the thousand. */
@NullMarked
package org.throughline.log.transfer;

import org.jspecify.annotations.NullMarked;
