package org.throughline.server;

import org.throughline.server.cli.Words;

/** The program: its first word says what it does. */
public final class Throughline {
    private Throughline() {}

    public static void main(String[] words) {
        System.exit(Words.run(words));
    }
}
