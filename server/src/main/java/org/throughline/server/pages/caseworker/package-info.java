/** The pages of the project's staff: cases, recording, referring. */
@NullMarked
package org.throughline.server.pages.caseworker;

import org.jspecify.annotations.NullMarked;
