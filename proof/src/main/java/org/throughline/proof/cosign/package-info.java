/** An auditor's own signature under what the log says of itself, made where the log has no say. */
@NullMarked
package org.throughline.proof.cosign;

import org.jspecify.annotations.NullMarked;
