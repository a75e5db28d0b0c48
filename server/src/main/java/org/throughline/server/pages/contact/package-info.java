/** How a client can be reached safely: for whoever calls them, and for the client on a card. */
@NullMarked
package org.throughline.server.pages.contact;

import org.jspecify.annotations.NullMarked;
