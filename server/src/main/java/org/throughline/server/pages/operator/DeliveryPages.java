package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;

/** Deliveries and what is given up, without anything of a case. */
@Controller
@OnNode(NodeRole.GATEWAY)
public class DeliveryPages {
    private static final int ROWS_MAX = 100;
    private static final int CSV_MAX = 100_000;
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

    private final Pages pages;
    private final SecondTries deliveries;

    DeliveryPages(Pages pages, SecondTries deliveries) {
        this.pages = pages;
        this.deliveries = deliveries;
    }

    /** The rows of the ledger in words. */
    public record DeliveryPage(List<Row> rows, long parked, boolean wasQueued) {
        public DeliveryPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row.
     *
     * @param cause why it failed last; empty when it did not
     */
    public record Row(
            String agency,
            String channel,
            long releaseSeq,
            boolean isErasure,
            String state,
            int attempts,
            String cause,
            String lastTry,
            boolean isParked) {
        /** Its number, or what follows the entry of that number. */
        public String entry() {
            return isErasure ? releaseSeq + ", erasure" : Long.toString(releaseSeq);
        }
    }

    @GetMapping("/deliveries")
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String queued,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var rows = deliveries.list(ROWS_MAX).stream().map(DeliveryPages::row).toList();
        return pages.show(
                "deliveries.jte",
                "Deliveries",
                new DeliveryPage(rows, rows.stream().filter(Row::isParked).count(), queued != null),
                who,
                request);
    }

    /** All of them as comma-separated values; times with their offset. */
    @GetMapping("/deliveries/csv")
    ResponseEntity<String> csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("agency", "entry", "channel", "state", "tries", "cause", "last try"));
        for (var delivery : deliveries.list(CSV_MAX)) {
            var row = row(delivery);
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

    @PostMapping("/deliveries/again")
    ResponseEntity<String> again(
            @RequestParam String agency,
            @RequestParam long releaseSeq,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        AgencyId asked;
        try {
            asked = new AgencyId(agency);
        } catch (IllegalArgumentException notAnId) {
            return pages.nothingHere(who, request);
        }
        return switch (deliveries.again(asked, releaseSeq)) {
            case QUEUED ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .header("Location", "/deliveries?queued")
                            .build();
            case NOT_FOUND -> pages.nothingHere(who, request);
            case NO_BASIS ->
                    pages.message(
                            HttpStatus.CONFLICT,
                            "Not sent again",
                            RefusalWords.of(Refusal.NO_BASIS),
                            who,
                            request);
        };
    }

    private static Row row(Delivery delivery) {
        var reason = delivery.reason();
        return new Row(
                delivery.agency().value(),
                delivery.channel(),
                delivery.releaseSeq(),
                delivery.isErasure(),
                delivery.state(),
                delivery.attempts(),
                reason == null ? "" : CAUSES.getOrDefault(reason, reason),
                delivery.triedAt() == null ? "" : Wording.time(delivery.triedAt()),
                delivery.isParked());
    }
}
