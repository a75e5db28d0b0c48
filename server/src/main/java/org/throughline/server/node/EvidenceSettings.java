package org.throughline.server.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What packs of evidence may hold.
 *
 * @param periodFactsMax facts in the pack of a period, which is drawn up in the node's memory
 */
@ConfigurationProperties("throughline.evidence")
public record EvidenceSettings(@DefaultValue("10000") long periodFactsMax) {}
