package org.throughline.log.entry;

/** What an event is found by: a key and a value, both without control characters. */
public record Tag(String key, String value) {
    public Tag {
        plain("a tag's key", key);
        plain("a tag's value", value);
    }

    /**
     * Text that is compared and joined in the database: control characters would make it ambiguous.
     */
    static void plain(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                throw new IllegalArgumentException(what + " has a control character");
            }
        }
    }
}
