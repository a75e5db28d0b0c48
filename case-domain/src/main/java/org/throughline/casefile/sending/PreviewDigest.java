package org.throughline.casefile.sending;

import java.util.Collection;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.Digest;
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
        return new PreviewDigest(Digest.of(head + String.join("\n", items)));
    }

    @Override
    public String toString() {
        return value;
    }
}
