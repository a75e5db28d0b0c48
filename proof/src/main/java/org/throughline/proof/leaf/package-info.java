/** What the tree holds of a fact: salted commitments to its fields, and what opens them. */
@NullMarked
package org.throughline.proof.leaf;

import org.jspecify.annotations.NullMarked;
