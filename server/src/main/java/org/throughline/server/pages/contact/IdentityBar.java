package org.throughline.server.pages.contact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * Whom a case is about, as far as whoever looks may know it.
 *
 * @param clientName null while the client is not named
 * @param language that they speak, and which interpreter they need; null while nothing was said
 * @param risk the level that was judged last; null before the first time
 */
public record IdentityBar(
        @Nullable String clientName, @Nullable String language, @Nullable String risk) {

    /** As far as whoever reads these events may know it. */
    public static IdentityBar of(List<RecordedEvent> events) {
        String name = null;
        String language = null;
        String risk = null;
        for (var known : Replay.of(events).standing()) {
            var payload = known.payload();
            switch (known.event().type()) {
                case "CaseOpened" -> name = text(payload, "clientName", name);
                case "ClientDetailsRecorded" -> name = text(payload, "name", name);
                case "LanguageNeedSet" -> language = language(payload);
                case "RiskAssessed" -> risk = text(payload, "level", risk);
                default -> {
                    // Says nothing of who it is.
                }
            }
        }
        return new IdentityBar(name, language, risk == null ? null : Wording.words(risk));
    }

    private static @Nullable String text(
            Map<String, Object> payload, String field, @Nullable String before) {
        return payload.get(field) instanceof String said ? said : before;
    }

    private static String language(Map<String, Object> payload) {
        var tag = String.valueOf(payload.get("language"));
        var language = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.UK);
        var gender = payload.get("interpreterGender");
        return (language.isEmpty() ? tag : language)
                + (Boolean.TRUE.equals(payload.get("interpreter"))
                        ? ", with an interpreter" + (gender == null ? "" : " who is a " + gender)
                        : "")
                + (Boolean.TRUE.equals(payload.get("avoidCommunity"))
                        ? ", and nobody of their own community"
                        : "")
                + (Boolean.FALSE.equals(payload.get("reads")) ? ". Does not read it" : "");
    }
}
