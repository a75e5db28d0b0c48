package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonErased;

/**
 * A key that can be used. What it seals is text: its id, a dot and the sealed value.
 *
 * @param subject whose it is; null when it is known by the list of destroyed keys alone
 * @param aead null once it was destroyed
 */
record PersonKey(String id, @Nullable DataSubject subject, @Nullable Aead aead) {

    /** The id of the key that sealed something; empty when it names none. */
    static String idIn(String sealed) {
        return sealed.substring(0, Math.max(sealed.indexOf('.'), 0));
    }

    String sealed(String place, byte[] value) {
        if (aead == null) {
            throw new PersonErased();
        }
        try {
            return id
                    + '.'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(aead.encrypt(value, bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed here", e);
        }
    }

    /** Empty once the key was destroyed. */
    Optional<byte[]> opened(String place, String sealed) {
        if (aead == null) {
            return Optional.empty();
        }
        try {
            var value = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
            return Optional.of(aead.decrypt(value, bytes(place)));
        } catch (GeneralSecurityException | IllegalArgumentException notSealedHere) {
            throw changed();
        }
    }

    static IllegalStateException changed() {
        return new IllegalStateException("a sealed value is not what was sealed here");
    }

    private static byte[] bytes(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }
}
