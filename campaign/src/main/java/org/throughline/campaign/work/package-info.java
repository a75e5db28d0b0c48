/** What people say to the cluster, and what they are answered. */
@NullMarked
package org.throughline.campaign.work;

import org.jspecify.annotations.NullMarked;
