/** The one program: it joins the rooms. */
@NullMarked
package org.throughline.server;

import org.jspecify.annotations.NullMarked;
