/** Whether everything works, for administrators. */
@NullMarked
package org.throughline.server.pages.operator;

import org.jspecify.annotations.NullMarked;
