package org.throughline.server.evidence.cover;

import org.throughline.server.security.SignedIn;

/**
 * What somebody asked for.
 *
 * @param file the name under which the pack is given out
 * @param person who asked
 * @param role code of the role in which they did
 * @param reason code of what it is for
 * @param language code of the language of the sheet, beside English
 */
public record PackOrder(String file, String person, String role, String reason, String language) {

    /** What this person asked for. */
    public static PackOrder of(String file, String reason, String language, SignedIn who) {
        var actor = who.actor();
        return new PackOrder(file, actor.person().value(), actor.role().code(), reason, language);
    }
}
