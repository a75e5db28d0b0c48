package org.throughline.server.pages.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody signs in.
 *
 * @param lastTime when they came the time before this; null when it is not known
 * @param wrong how often a wrong password was shown in their name since then
 * @param byProvider whether they sign in at an identity provider, where there is nothing to change
 * @param hasToChoose whether nothing else opens before they have chosen a password
 * @param hasPassword whether they sign in by password
 * @param passwordMin of how many characters a password has to be
 * @param passkeysAt the address at which passkeys work
 */
public record AccountPage(
        @Nullable String lastTime,
        int wrong,
        boolean byProvider,
        boolean hasToChoose,
        boolean hasPassword,
        int passwordMin,
        List<Key> passkeys,
        String passkeysAt,
        @Nullable String problem,
        @Nullable String notice) {
    public AccountPage {
        passkeys = List.copyOf(passkeys);
    }

    /** A passkey in words. */
    public record Key(String id, String name, String made, String lastUsed) {}
}
