package org.throughline.server.pages.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.channels.file.FileChannel;
import org.throughline.agencies.channels.link.LightLinkChannel;
import org.throughline.agencies.channels.mail.MailChannel;
import org.throughline.agencies.channels.webhook.WebhookChannel;
import org.throughline.agencies.channels.webhook.WebhookSetup;
import org.throughline.agencies.channels.webhook.WebhookTrial;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.operator.DeliveryRow;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/**
 * How an agency is reached, what became of each entry on the way to it, and which of its own codes
 * are read. Nothing here is of a case.
 */
@Controller
@OnNode(NodeRole.GATEWAY)
public class ConnectionPages {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPages.class);
    private static final int ROWS_MAX = 100;
    private static final int CSV_MAX = 100_000;
    private static final Map<String, String> CHANNELS =
            Map.of(
                    Connection.PAGE,
                    "these pages and the programming interface, where your people and programs read",
                    Connection.KAFKA,
                    "your topic at the broker, where a program of yours reads",
                    WebhookChannel.CODE,
                    "calls to an address of yours, signed",
                    FileChannel.CODE,
                    "files that you fetch, signed",
                    MailChannel.CODE,
                    "mails that say only that something is new; you read it here",
                    LightLinkChannel.CODE,
                    "mails with a link to one request, which is opened with a code from the"
                            + " telephone");

    private final Pages pages;
    private final Connections connections;
    private final SecondTries deliveries;
    private final ServedAgencies registers;
    private final WebhookTrial trial;
    private final WebhookSetup webhooks;
    private final Clock clock;

    ConnectionPages(
            Pages pages,
            Connections connections,
            SecondTries deliveries,
            ServedAgencies registers,
            WebhookTrial trial,
            WebhookSetup webhooks,
            Clock clock) {
        this.pages = pages;
        this.connections = connections;
        this.deliveries = deliveries;
        this.registers = registers;
        this.trial = trial;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * The connection and its deliveries.
     *
     * @param channel how the agency is told, in words
     * @param isBrought whether entries are brought to it, and not read where they arrive
     * @param mayTry whether a test can be sent, and a secret drawn
     * @param tried what came of the test that was just sent; null when none was
     * @param secret that was just drawn, which is shown once; null when none was
     * @param bothUntil until when the secret before it signs as well; null while one signs alone
     */
    public record ConnectionPage(
            String channel,
            boolean isBrought,
            boolean mayTry,
            WebhookTrial.@Nullable Said tried,
            @Nullable String secret,
            @Nullable String bothUntil,
            int parked,
            List<DeliveryRow> rows) {
        public ConnectionPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The codes of an agency and what they mean in ours.
     *
     * @param version of its map; 0 while it has none
     */
    public record CodesPage(int version, List<Pair> codes) {
        public CodesPage {
            codes = List.copyOf(codes);
        }

        /** One of them. */
        public record Pair(String theirs, String ours) {}
    }

    @GetMapping("/agency/connection")
    ResponseEntity<String> connection(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(null, null, who, request);
    }

    /** Sends a test to the agency's address, and says what came of it. */
    @PostMapping("/agency/connection/test")
    ResponseEntity<String> test(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(trial.of(who.actor().agency()), null, who, request);
    }

    /** Draws a new secret for the agency's webhook, and shows it once. */
    @PostMapping("/agency/connection/secret")
    ResponseEntity<String> secret(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var agency = who.actor().agency();
        if (webhooks.rotate(agency) instanceof WebhookSetup.Result.InUse(var secret)) {
            LOG.info("{} drew a new secret for its webhook", agency.value());
            return show(null, secret, who, request);
        }
        return show(null, null, who, request);
    }

    private ResponseEntity<String> show(
            WebhookTrial.@Nullable Said tried,
            @Nullable String secret,
            SignedIn who,
            HttpServletRequest request) {
        var agency = who.actor().agency();
        var connection = connections.of(agency);
        var bothUntil = connection.makesRoomUntil(clock.instant());
        var page =
                new ConnectionPage(
                        CHANNELS.getOrDefault(connection.channel(), connection.channel()),
                        !connection.isReadWhereItArrives(),
                        trial.isFor(agency),
                        tried,
                        secret,
                        bothUntil == null ? null : Wording.time(bothUntil),
                        deliveries.parked(agency),
                        deliveries.list(agency, ROWS_MAX).stream().map(DeliveryRow::of).toList());
        return pages.show("connection.jte", "How you are told", page, who, request);
    }

    @GetMapping("/agency/connection/csv")
    ResponseEntity<String> csv(@AuthenticationPrincipal SignedIn who) {
        return DeliveryRow.file(deliveries.list(who.actor().agency(), CSV_MAX));
    }

    @GetMapping("/agency/codes")
    ResponseEntity<String> codes(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var map = registers.register().newestMap(who.actor().agency());
        var page =
                new CodesPage(
                        map.map(CodeMap::mapVersion).orElse(0),
                        map.stream()
                                .flatMap(one -> one.entries().stream())
                                .map(one ->
                                        new CodesPage.Pair(one.theirs(), Wording.words(one.ours())))
                                .toList());
        return pages.show("agencycodes.jte", "Your codes", page, who, request);
    }
}
