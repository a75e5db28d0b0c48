/** What is found out about a pack, and how it is counted. */
@NullMarked
package org.throughline.proof.verdict;

import org.jspecify.annotations.NullMarked;
