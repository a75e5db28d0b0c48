/** Stories: importing their lines at the desk, and checking what must hold afterwards. */
@NullMarked
package org.throughline.server.story;

import org.jspecify.annotations.NullMarked;
