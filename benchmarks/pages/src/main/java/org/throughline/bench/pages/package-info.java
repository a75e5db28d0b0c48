/** The pages of a filled installation, asked for by every role and timed. */
@NullMarked
package org.throughline.bench.pages;

import org.jspecify.annotations.NullMarked;
