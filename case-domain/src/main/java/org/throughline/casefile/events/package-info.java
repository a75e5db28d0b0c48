/** The facts of a case, chapter by chapter: sealed, past, about the world. */
@NullMarked
package org.throughline.casefile.events;

import org.jspecify.annotations.NullMarked;
