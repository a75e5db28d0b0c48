/** The facts of a case in their order, all or those that somebody asks for. */
@NullMarked
package org.throughline.server.pages.timeline;

import org.jspecify.annotations.NullMarked;
