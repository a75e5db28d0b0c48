package org.throughline.log.contract;

/**
 * How much the contract asks: a sample in every build, and with {@code -Dcampaign=whole} the full
 * numbers, which are run before a release.
 */
final class Campaign {
    private Campaign() {}

    static boolean isWhole() {
        return "whole".equals(System.getProperty("campaign"));
    }

    static int times(int sample, int whole) {
        return isWhole() ? whole : sample;
    }
}
