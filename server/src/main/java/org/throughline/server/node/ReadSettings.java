package org.throughline.server.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When looking at cases is shown to those who watch over it.
 *
 * @param alertAbove how often one person may open cases within an hour before it is
 */
@ConfigurationProperties("throughline.reads")
public record ReadSettings(@DefaultValue("100") int alertAbove) {}
