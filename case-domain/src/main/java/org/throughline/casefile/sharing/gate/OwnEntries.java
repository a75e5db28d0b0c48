package org.throughline.casefile.sharing.gate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;

/** Cuts a list that names several agencies to what it says of its reader. */
public final class OwnEntries {
    private OwnEntries() {}

    /** The entries of the list that are the agency's code, or an object with it. */
    public static List<Object> cut(@Nullable Object list, AgencyId reader) {
        return list instanceof List<?> entries
                ? entries.stream()
                        .filter(entry -> isOf(reader, entry))
                        .map(Object.class::cast)
                        .toList()
                : List.of();
    }

    private static boolean isOf(AgencyId reader, Object entry) {
        var code = entry instanceof Map<?, ?> object ? object.get("agency") : entry;
        return reader.value().equals(code);
    }
}
