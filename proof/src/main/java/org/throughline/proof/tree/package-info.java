/**
 * The Merkle tree over the log by RFC 9162: hashes, roots, and proofs of inclusion and consistency.
 */
@NullMarked
package org.throughline.proof.tree;

import org.jspecify.annotations.NullMarked;
