/** Deciding, with reasons, that an agency is told without the client's consent. */
@NullMarked
package org.throughline.casefile.deciding;

import org.jspecify.annotations.NullMarked;
