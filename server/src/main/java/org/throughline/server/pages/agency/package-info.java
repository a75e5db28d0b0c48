/** The pages of an agency's officers: inbox, timeline, answers. */
@NullMarked
package org.throughline.server.pages.agency;

import org.jspecify.annotations.NullMarked;
