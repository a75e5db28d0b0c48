package org.throughline.server.node;

/** What a node of the program does; a small project runs all of them in one process. */
public enum NodeRole {
    /** Takes commands, keeps the log, releases entries and publishes them. */
    CASEWORK,
    /** Keeps the views of the casework side up to date. */
    PROJECTIONS,
    /** Receives, translates and shows what agencies are told, and sends their answers. */
    GATEWAY
}
