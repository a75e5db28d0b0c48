/**
 * What an agency was told, as a chain that it can verify: nothing is missing, nothing was changed.
 */
@NullMarked
package org.throughline.server.evidence.view;

import org.jspecify.annotations.NullMarked;
