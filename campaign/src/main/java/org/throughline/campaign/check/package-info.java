/** Whether everybody still sees the one story. */
@NullMarked
package org.throughline.campaign.check;

import org.jspecify.annotations.NullMarked;
