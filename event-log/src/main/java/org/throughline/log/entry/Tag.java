package org.throughline.log.entry;

/** What an event is found by: a key and a value, both without control characters. */
public record Tag(String key, String value) {
    public Tag {
        Plain.text("a tag's key", key);
        Plain.text("a tag's value", value);
    }
}
