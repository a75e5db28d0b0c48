/** What load alone comes to as time goes by. */
@NullMarked
package org.throughline.campaign.steady;

import org.jspecify.annotations.NullMarked;
