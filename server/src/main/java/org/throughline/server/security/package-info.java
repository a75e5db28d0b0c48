/** Who is signed in, and who may open which route. */
@NullMarked
package org.throughline.server.security;

import org.jspecify.annotations.NullMarked;
