package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** Deliveries and what is given up, without anything of a case. */
@Controller
@OnNode(NodeRole.GATEWAY)
public class DeliveryPages {
    private static final int ROWS_MAX = 100;
    private static final int CSV_MAX = 100_000;
    private final Pages pages;
    private final SecondTries deliveries;

    DeliveryPages(Pages pages, SecondTries deliveries) {
        this.pages = pages;
        this.deliveries = deliveries;
    }

    /** The rows of the ledger in words. */
    public record DeliveryPage(List<DeliveryRow> rows, long parked, boolean wasQueued) {
        public DeliveryPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/deliveries")
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String queued,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var rows = deliveries.list(ROWS_MAX).stream().map(DeliveryRow::of).toList();
        return pages.show(
                "deliveries.jte",
                "Deliveries",
                new DeliveryPage(
                        rows, rows.stream().filter(DeliveryRow::isParked).count(), queued != null),
                who,
                request);
    }

    /** All of them as comma-separated values; times with their offset. */
    @GetMapping("/deliveries/csv")
    ResponseEntity<String> csv() {
        return DeliveryRow.file(deliveries.list(CSV_MAX));
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
}
