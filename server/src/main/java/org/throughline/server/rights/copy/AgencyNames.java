package org.throughline.server.rights.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;

/** Agencies by their names: a client knows no codes. */
record AgencyNames(Register register) {
    private static final Set<String> FIELDS =
            Set.of(
                    "agencies",
                    "agency",
                    "excluded",
                    "newAgency",
                    "sourceAgency",
                    "suggestedAgency",
                    "tried",
                    "withAgencies");

    /** The same values with names in the place of codes. */
    Map<String, Object> in(Map<String, Object> payload) {
        var named = new LinkedHashMap<String, Object>();
        payload.forEach((field, value) -> named.put(field, in(field, value)));
        return named;
    }

    private Object in(String field, Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var named = new LinkedHashMap<String, Object>();
                object.forEach((name, one) -> {
                    if (one != null) {
                        named.put(String.valueOf(name), in(String.valueOf(name), one));
                    }
                });
                yield named;
            }
            case List<?> list -> list.stream().map(one -> in(field, (Object) one)).toList();
            case String code when FIELDS.contains(field) ->
                    register.agency(new AgencyId(code)).map(Agency::name).orElse(code);
            default -> value;
        };
    }
}
