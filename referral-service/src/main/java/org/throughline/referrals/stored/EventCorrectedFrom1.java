package org.throughline.referrals.stored;

import org.throughline.referrals.stored.Upcasters.Payload;
import tools.jackson.databind.node.ObjectNode;

/**
 * In version 1 the changes of a correction were one personal field, of the class of free text
 * whatever they changed. From version 2 on each right value stands by itself. What was stored
 * without knowing better keeps the class and the person it was stored with.
 */
final class EventCorrectedFrom1 {
    private EventCorrectedFrom1() {}

    static Payload apply(Payload stored) {
        var changes = (ObjectNode) stored.personal().required("changes");
        stored.personal().remove("changes");
        var coded = stored.coded().putArray("changes");
        for (var change : changes.required("value")) {
            stored.personal()
                    .putObject("changes." + coded.size() + ".value")
                    .put("class", changes.required("class").asString())
                    .put("about", changes.required("about").asString())
                    .set("value", change.required("value"));
            coded.addObject().put("field", change.required("field").asString());
        }
        return stored;
    }
}
