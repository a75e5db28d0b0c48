package org.throughline.casefile.values;

import java.util.List;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;

/** What one agency may be told, for which purposes. */
public record Grant(AgencyId agency, List<Purpose> purposes, List<DataClass> classes) {
    public Grant {
        purposes = List.copyOf(purposes);
        classes = List.copyOf(classes);
    }
}
