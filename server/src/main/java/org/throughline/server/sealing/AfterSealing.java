package org.throughline.server.sealing;

/** What follows when facts were sealed; called again and again while nothing comes. */
@FunctionalInterface
public interface AfterSealing {
    void go();
}
