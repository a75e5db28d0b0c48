/** By which channel each agency is reached, how far that came, and which node may deliver. */
@NullMarked
package org.throughline.agencies.reaching;

import org.jspecify.annotations.NullMarked;
