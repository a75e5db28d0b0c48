/** The processes, the ways between them, and what happens to them. */
@NullMarked
package org.throughline.campaign.cluster;

import org.jspecify.annotations.NullMarked;
