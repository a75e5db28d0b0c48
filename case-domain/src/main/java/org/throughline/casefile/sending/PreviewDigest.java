package org.throughline.casefile.sending;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** What the sender saw before sending, in a form that proves it later and tells nothing. */
public record PreviewDigest(String value) {

    /**
     * The digest of a preview. One line each for agency, referral, basis and previewSeq, then one
     * for each item in order; no value holds a line break.
     */
    public static PreviewDigest of(
            AgencyId to,
            ReferralId referral,
            Collection<String> shareSet,
            String basisRef,
            int previewSeq) {
        var items = shareSet.stream().sorted().toList();
        var head = "%s\n%s\n%s\n%d\n".formatted(to, referral, basisRef, previewSeq);
        return new PreviewDigest("sha256:" + sha256(head + String.join("\n", items)));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
