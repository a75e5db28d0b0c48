/** Signing in, and the way to the page of one's role. */
@NullMarked
package org.throughline.server.pages.signin;

import org.jspecify.annotations.NullMarked;
