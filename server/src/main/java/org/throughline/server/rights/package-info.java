/**
 * What people may ask of their own file: who is in it, who holds what of them, and erasing them.
 */
@NullMarked
package org.throughline.server.rights;

import org.jspecify.annotations.NullMarked;
