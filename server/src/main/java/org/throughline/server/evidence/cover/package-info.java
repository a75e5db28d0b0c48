/** The sheet on top of a pack: what whoever gets a pack must know, as PDF or as a page to print. */
@NullMarked
package org.throughline.server.evidence.cover;

import org.jspecify.annotations.NullMarked;
