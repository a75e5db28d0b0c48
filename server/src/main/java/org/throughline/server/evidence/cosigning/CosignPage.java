package org.throughline.server.evidence.cosigning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.form.Field;

/**
 * The keys of auditors, and what they cosigned.
 *
 * @param keyName what the key of whoever looks has to be called; empty when they are no auditor
 * @param witnessed up to which size enough have seen the log; 0 for none
 * @param key where a key is named
 * @param from where whoever looks says which size they saw
 * @param note where what was cosigned is handed in
 * @param done what was just done; null when nothing was
 * @param problem why it was not; null when it was
 * @param field where the problem is
 */
public record CosignPage(
        String keyName,
        long witnessed,
        List<Row> keys,
        Field key,
        Field from,
        Field note,
        @Nullable String done,
        @Nullable String problem,
        String field) {
    public CosignPage {
        keys = List.copyOf(keys);
    }

    /**
     * A key.
     *
     * @param state in words
     * @param mayAgree whether whoever looks is the second person that it waits for
     */
    public record Row(String person, String key, String state, boolean mayAgree) {}
}
