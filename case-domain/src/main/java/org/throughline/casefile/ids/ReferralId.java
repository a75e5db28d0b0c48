package org.throughline.casefile.ids;

/** The name of a referral, given by whoever sent or drafted it. */
public record ReferralId(String value) {
    public ReferralId {
        Ids.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
