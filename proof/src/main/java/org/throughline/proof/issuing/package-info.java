/** Makes checkpoints: stored before signed, never two roots for one size. */
@NullMarked
package org.throughline.proof.issuing;

import org.jspecify.annotations.NullMarked;
