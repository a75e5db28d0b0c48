package org.throughline.server.node;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node with the role gateway brings entries to the agencies.
 *
 * @param allowLoopback whether webhooks may call this machine, also without TLS: for trying things
 *     out, never for real data
 * @param files folder in which every agency that is reached by files has its own; null is {@code
 *     files} in the data folder. Nodes that share a gateway database share this folder
 * @param filesEvery how long after a file the next one comes
 */
@ConfigurationProperties("throughline.delivery")
public record DeliverySettings(
        @DefaultValue("false") boolean allowLoopback,
        @Nullable Path files,
        @DefaultValue("15m") Duration filesEvery) {}
