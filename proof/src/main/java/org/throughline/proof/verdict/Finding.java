package org.throughline.proof.verdict;

/**
 * A fault and where it is.
 *
 * @param place a file and a line; never what stands there
 */
public record Finding(VerdictCode code, String place) {
    @Override
    public String toString() {
        return code + " " + place;
    }
}
