/** The machine of an agency that is reached by webhook. */
@NullMarked
package org.throughline.campaign.agency;

import org.jspecify.annotations.NullMarked;
