package org.throughline.server.rights.disclosing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.copy.CopiedEvent;
import org.throughline.server.rights.copy.Withheld;

/**
 * The texts of a file. A text may tell of anybody, which no program can see: somebody reads each
 * before it is given.
 */
final class WithholdingForm {
    private static final String PREFIX = "text-";

    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(CopiedEvent event, String field, String value) {}

    /**
     * @param whole the events with nothing withheld but what is about others
     */
    WithholdingForm(List<CopiedEvent> whole) {
        for (var event : whole) {
            var row = EventTable.standard().row(event.type());
            event.payload()
                    .forEach((name, value) -> {
                        var isText =
                                row.field(name)
                                        .flatMap(field -> field.fixedClass())
                                        .filter(DataClass.NARR::equals)
                                        .isPresent();
                        if (isText && value instanceof String text) {
                            places.put(
                                    PREFIX + event.caseSeq() + '-' + name,
                                    new Place(event, name, text));
                        }
                    });
        }
    }

    /** What was chosen; empty when something else came than was offered. */
    Optional<List<Withheld>> read(Map<String, String[]> typed) {
        var withheld = new ArrayList<Withheld>();
        for (var one : typed.entrySet()) {
            if (!one.getKey().startsWith(PREFIX) || one.getValue()[0].isEmpty()) {
                continue;
            }
            var place = places.get(one.getKey());
            if (place == null || !Withheld.exemptions().contains(one.getValue()[0])) {
                return Optional.empty();
            }
            withheld.add(new Withheld(place.event().caseSeq(), place.field(), one.getValue()[0]));
        }
        return Optional.of(withheld);
    }

    /** The texts, and what is chosen for each so far. */
    List<DisclosurePage.Text> texts(List<Withheld> chosen) {
        var byName =
                chosen.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> PREFIX + one.caseSeq() + '-' + one.field(),
                                        Withheld::exemption));
        return places.entrySet().stream()
                .map(one ->
                        new DisclosurePage.Text(
                                one.getKey(),
                                one.getValue().event().number()
                                        + ". "
                                        + one.getValue().event().title()
                                        + ": "
                                        + Wording.label(one.getValue().field()),
                                one.getValue().value(),
                                byName.getOrDefault(one.getKey(), "")))
                .toList();
    }
}
