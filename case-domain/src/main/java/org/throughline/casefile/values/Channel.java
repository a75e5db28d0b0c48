package org.throughline.casefile.values;

/** A way to reach the client. */
public record Channel(String channelId, String kind, String value) {}
