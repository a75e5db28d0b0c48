/** Faults on real processes under load. */
@NullMarked
package org.throughline.campaign;

import org.jspecify.annotations.NullMarked;
