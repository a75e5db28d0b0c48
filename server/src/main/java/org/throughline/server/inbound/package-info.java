/** What the machines of agencies send: how it is checked, handed in, answered, and put aside. */
@NullMarked
package org.throughline.server.inbound;

import org.jspecify.annotations.NullMarked;
