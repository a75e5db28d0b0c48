/**
 * The answer to somebody who asks to see their file: what of it is withheld and why, the pack, and
 * until when it is owed.
 */
@NullMarked
package org.throughline.server.rights.disclosing;

import org.jspecify.annotations.NullMarked;
