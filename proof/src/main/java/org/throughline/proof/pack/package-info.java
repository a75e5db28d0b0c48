/** The file in which facts and their proof are given away. */
@NullMarked
package org.throughline.proof.pack;

import org.jspecify.annotations.NullMarked;
