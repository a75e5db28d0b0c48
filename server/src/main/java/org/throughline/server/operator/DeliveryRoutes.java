package org.throughline.server.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.channels.file.FileSetup;
import org.throughline.agencies.channels.kafka.KafkaSetup;
import org.throughline.agencies.channels.webhook.WebhookSetup;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.Problems;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.ServedAgencies;

/** The operator's routes about deliveries: what waits, what is given up, and by which channel. */
@RestController
@OnNode(NodeRole.GATEWAY)
class DeliveryRoutes {
    private static final int ROWS_MAX = 500;

    private final SecondTries deliveries;
    private final Connections connections;
    private final WebhookSetup webhooks;
    private final FileSetup files;
    private final KafkaSetup kafka;
    private final HandIns handIns;
    private final ServedAgencies agencies;
    private final Problems problems;

    DeliveryRoutes(
            SecondTries deliveries,
            Connections connections,
            WebhookSetup webhooks,
            FileSetup files,
            KafkaSetup kafka,
            HandIns handIns,
            ServedAgencies agencies,
            Problems problems) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.webhooks = webhooks;
        this.files = files;
        this.kafka = kafka;
        this.handIns = handIns;
        this.agencies = agencies;
        this.problems = problems;
    }

    /** Address and shared secret of a webhook that is to be used. */
    record WebhookWish(@Nullable String address, @Nullable String secret) {}

    /** As whom the agency's own consumer signs in at the broker. */
    record KafkaWish(@Nullable String principal) {}

    @GetMapping("/operator/deliveries")
    Map<String, Object> list() {
        return Map.of(
                "deliveries", deliveries.list(ROWS_MAX).stream().map(DeliveryRoutes::row).toList());
    }

    @PostMapping("/operator/deliveries/{agency}/{releaseSeq}/again")
    ResponseEntity<Map<String, Object>> again(
            @PathVariable String agency, @PathVariable long releaseSeq) {
        var asked = agency(agency);
        if (asked == null) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        return switch (deliveries.again(asked, releaseSeq)) {
            case QUEUED -> ResponseEntity.accepted().body(Map.of("state", "queued"));
            case NOT_FOUND -> problems.refused(Refusal.NOT_FOUND);
            case NO_BASIS -> problems.refused(Refusal.NO_BASIS);
        };
    }

    @GetMapping("/operator/connections")
    Map<String, Object> connections() {
        var all = new LinkedHashMap<String, Object>();
        for (var agency : agencies.all()) {
            var connection = connections.of(agency);
            var row = new LinkedHashMap<String, Object>();
            row.put("channel", connection.channel());
            row.put("cursor", connection.cursor());
            handIns.machine(agency).ifPresent(machine -> row.put("handsInAs", machine));
            all.put(agency.value(), row);
        }
        return all;
    }

    /** A secret that the agency can write its receiver with, before the address is challenged. */
    @PostMapping("/operator/connections/secret")
    Map<String, Object> secret() {
        return Map.of("secret", webhooks.drawSecret());
    }

    @PostMapping("/operator/connections/{agency}/webhook")
    ResponseEntity<Map<String, Object>> webhook(
            @PathVariable String agency, @RequestBody WebhookWish wish) {
        var asked = agency(agency);
        if (asked == null) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        var address = wish.address();
        var secret = wish.secret();
        return address == null || secret == null
                ? problems.unreadable("address, secret", "Both are needed.")
                : answer(webhooks.use(asked, address, secret));
    }

    @PostMapping("/operator/connections/{agency}/webhook/rotate")
    ResponseEntity<Map<String, Object>> rotate(@PathVariable String agency) {
        var asked = agency(agency);
        return asked == null ? problems.refused(Refusal.NOT_FOUND) : answer(webhooks.rotate(asked));
    }

    /** Answers the public key that verifies the files. */
    @PostMapping("/operator/connections/{agency}/file")
    ResponseEntity<Map<String, Object>> file(@PathVariable String agency) {
        var asked = agency(agency);
        return asked == null
                ? problems.refused(Refusal.NOT_FOUND)
                : ResponseEntity.ok(Map.of("publicKey", files.use(asked)));
    }

    /** Answers what its consumer reads, and the rights that an administrator of Kafka gives it. */
    @PostMapping("/operator/connections/{agency}/kafka")
    ResponseEntity<Map<String, Object>> kafka(
            @PathVariable String agency, @RequestBody KafkaWish wish) {
        var asked = agency(agency);
        if (asked == null) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        var principal = wish.principal();
        if (principal == null) {
            return problems.unreadable("principal", "is needed");
        }
        return switch (kafka.use(asked, principal)) {
            case KafkaSetup.Result.InUse(var topic, var groups, var from, var rights) ->
                    ResponseEntity.ok(
                            Map.of(
                                    "topic", topic, "groups", groups, "from", from, "rights",
                                    rights));
            case KafkaSetup.Result.Refused(var why) -> problems.unreadable("principal", why);
        };
    }

    @PostMapping("/operator/connections/{agency}/page")
    ResponseEntity<Map<String, Object>> page(@PathVariable String agency) {
        var asked = agency(agency);
        if (asked == null) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        connections.use(Connection.by(Connection.PAGE, asked, "", ""));
        return ResponseEntity.ok(Map.of("channel", Connection.PAGE));
    }

    private ResponseEntity<Map<String, Object>> answer(WebhookSetup.Result result) {
        return switch (result) {
            case WebhookSetup.Result.InUse(var secret) ->
                    ResponseEntity.ok(Map.of("secret", secret));
            case WebhookSetup.Result.Refused(var why) -> problems.unreadable("address", why);
        };
    }

    private @Nullable AgencyId agency(String code) {
        return agencies.all().stream()
                .filter(one -> one.value().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> row(Delivery delivery) {
        var row = new LinkedHashMap<String, Object>();
        row.put("agency", delivery.agency().value());
        row.put("channel", delivery.channel());
        row.put("releaseSeq", delivery.releaseSeq());
        putIfThere(row, "erasure", delivery.isErasure() ? delivery.erasure() : null);
        row.put("state", delivery.state());
        row.put("attempts", delivery.attempts());
        putIfThere(row, "reason", delivery.reason());
        row.put("queuedAt", delivery.queuedAt().toString());
        putIfThere(row, "triedAt", text(delivery.triedAt()));
        row.put("nextTryAt", delivery.nextTryAt().toString());
        return row;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static void putIfThere(Map<String, Object> row, String key, @Nullable String value) {
        if (value != null) {
            row.put(key, value);
        }
    }
}
