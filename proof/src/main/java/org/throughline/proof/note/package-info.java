/** Signed notes, checkpoints, cosignatures of witnesses, and the keys that count. */
@NullMarked
package org.throughline.proof.note;

import org.jspecify.annotations.NullMarked;
