/** Whose personal fields are sealed, with whose key, and what is left when the key is gone. */
@NullMarked
package org.throughline.casefile.person;

import org.jspecify.annotations.NullMarked;
