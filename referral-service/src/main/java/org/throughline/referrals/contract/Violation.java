package org.throughline.referrals.contract;

/**
 * One thing that is wrong with what was handed in.
 *
 * @param field where: a field's name, with list places as {@code rules[0].kind}
 * @param message what to do; never the value that was handed in
 */
public record Violation(String field, String message) {}
