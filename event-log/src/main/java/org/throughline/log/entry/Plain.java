package org.throughline.log.entry;

/** Text that is compared and joined in the database: control characters would make it ambiguous. */
final class Plain {
    private Plain() {}

    static void text(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                throw new IllegalArgumentException(what + " has a control character");
            }
        }
    }
}
