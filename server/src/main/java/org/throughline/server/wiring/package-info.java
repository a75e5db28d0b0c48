/** Joins the rooms: settings, roles, databases, and who is handed what. */
@NullMarked
package org.throughline.server.wiring;

import org.jspecify.annotations.NullMarked;
