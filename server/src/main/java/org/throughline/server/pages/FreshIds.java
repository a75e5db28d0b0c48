package org.throughline.server.pages;

import java.security.SecureRandom;

/** Ids that are made when a form is shown, so that a form that is sent twice is one command. */
public final class FreshIds {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private FreshIds() {}

    /** A short id with this beginning. */
    public static String with(String prefix, int length) {
        var id = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(CHANCE.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    public static String command() {
        return with("c-", 20);
    }
}
