/** What a node is: its settings and its roles. */
@NullMarked
package org.throughline.server.node;

import org.jspecify.annotations.NullMarked;
