/** The pages of the project's staff that show: the day, the cases, a case. */
@NullMarked
package org.throughline.server.pages.caseworker;

import org.jspecify.annotations.NullMarked;
