package org.throughline.agencies.reaching;

import org.throughline.casefile.ids.AgencyId;

/**
 * The right of one node to deliver to one agency.
 *
 * @param fence rises when the right goes to another node: what an earlier holder still wants to
 *     write is refused by it
 */
public record Lease(AgencyId agency, String holder, long fence) {}
