/**
 * The pages on which the project's staff record: opening, putting right, previewing what leaves.
 */
@NullMarked
package org.throughline.server.pages.recording;

import org.jspecify.annotations.NullMarked;
