package org.throughline.server.pages.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.casefile.Refusal;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Wording;

/**
 * A row of the ledger in words, without anything of a case.
 *
 * @param cause why it failed last; empty when it did not
 */
public record DeliveryRow(
        String agency,
        String channel,
        long releaseSeq,
        boolean isErasure,
        String state,
        int attempts,
        String cause,
        String lastTry,
        boolean isParked) {
    private static final Map<String, String> CAUSES =
            Map.of(
                    Outcome.RETRIES_USED_UP,
                    "does not answer, or answers with an error of its own",
                    Outcome.REJECTED,
                    "refused by the receiver",
                    Outcome.BAD_ADDRESS,
                    "the address does not exist or may not be called",
                    Outcome.BAD_CERTIFICATE,
                    "the certificate is not valid for the address",
                    Refusal.NO_BASIS.name(),
                    "the gate closed before it left");

    public static DeliveryRow of(Delivery delivery) {
        return new DeliveryRow(
                delivery.agency().value(),
                delivery.channel(),
                delivery.releaseSeq(),
                delivery.isErasure(),
                delivery.state(),
                delivery.attempts(),
                cause(delivery.reason()),
                delivery.triedAt() == null ? "" : Wording.time(delivery.triedAt()),
                delivery.isParked());
    }

    private static String cause(@Nullable String reason) {
        return reason == null ? "" : CAUSES.getOrDefault(reason, reason);
    }

    /** Its number, or what follows the entry of that number. */
    public String entry() {
        return isErasure ? releaseSeq + ", erasure" : Long.toString(releaseSeq);
    }

    /** These as comma-separated values; times with their offset. */
    public static ResponseEntity<String> file(List<Delivery> deliveries) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("agency", "entry", "channel", "state", "tries", "cause", "last try"));
        for (var delivery : deliveries) {
            var row = of(delivery);
            var triedAt = delivery.triedAt();
            rows.add(
                    List.of(
                            row.agency(),
                            row.entry(),
                            row.channel(),
                            row.state(),
                            Integer.toString(row.attempts()),
                            row.cause(),
                            triedAt == null ? "" : Wording.zoned(triedAt)));
        }
        return Csv.file("deliveries.csv", rows);
    }
}
