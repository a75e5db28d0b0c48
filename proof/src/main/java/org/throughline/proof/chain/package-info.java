/** The order in which an agency was told, and the order of a case, each as a chain of hashes. */
@NullMarked
package org.throughline.proof.chain;

import org.jspecify.annotations.NullMarked;
