package org.throughline.referrals;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.referrals.log.Redelivery;

/** Remembers which commands sent again, and sends nothing. */
final class SentAgain implements Redelivery {
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    @Override
    public Optional<String> digestOf(String onceKey) {
        return Optional.ofNullable(digests.get(onceKey));
    }

    @Override
    public void again(CaseId caseId, ReferralId referral, String onceKey, String digest) {
        if (digests.putIfAbsent(onceKey, digest) != null) {
            throw new IllegalStateException("sent again twice for one command");
        }
    }
}
