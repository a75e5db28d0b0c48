package org.throughline.agencies.ledger;

/** What came of one try to deliver. Reasons are codes of the list {@code deliveryReason}. */
public sealed interface Outcome {
    /** The receiver does not answer, or not well, for now. */
    String RETRIES_USED_UP = "retries-used-up";

    /** The receiver says no. */
    String REJECTED = "rejected";

    /** The address does not exist, or may not be called. */
    String BAD_ADDRESS = "bad-address";

    /** Whoever answers there cannot show who it is. */
    String BAD_CERTIFICATE = "bad-certificate";

    /**
     * The receiver has it.
     *
     * @param receipt by which both sides can find this delivery again
     */
    record Confirmed(String receipt) implements Outcome {}

    /**
     * It may work later.
     *
     * @param reason what is reported if no later try succeeds
     */
    record TryLater(String reason) implements Outcome {}

    /** It will never work as it is: a person has to look. */
    record Undeliverable(String reason) implements Outcome {}
}
