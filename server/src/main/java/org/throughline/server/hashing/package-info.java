/** How passwords are hashed, and how often. */
@NullMarked
package org.throughline.server.hashing;

import org.jspecify.annotations.NullMarked;
