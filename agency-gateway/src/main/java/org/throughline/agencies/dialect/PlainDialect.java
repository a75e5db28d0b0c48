package org.throughline.agencies.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import org.throughline.casefile.partner.PartnerEntry;

/** For agencies without a vocabulary of their own: our words, unchanged. */
final class PlainDialect implements Dialect {
    static final PlainDialect INSTANCE = new PlainDialect();

    private PlainDialect() {}

    @Override
    public DialectDocument translate(PartnerEntry entry) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", entry.type());
        body.putAll(entry.payload());
        return new DialectDocument("plain", 1, body, List.of());
    }
}
