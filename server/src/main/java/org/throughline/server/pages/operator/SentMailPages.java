package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.agencies.channels.mail.KeptMails;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.GatewayDatabase;

/** The mails of a demonstration, which has no mail server; there is no such page elsewhere. */
@Controller
@OnNode(NodeRole.GATEWAY)
@ConditionalOnProperty(name = "throughline.demonstration", havingValue = "true")
public class SentMailPages {
    private final Pages pages;
    private final KeptMails mails;

    SentMailPages(Pages pages, GatewayDatabase database, Clock clock) {
        this.pages = pages;
        this.mails = new KeptMails(database.pool(), clock);
    }

    /** The mails, the newest first. */
    public record SentMailPage(List<SentMail> mails) {
        public SentMailPage {
            mails = List.copyOf(mails);
        }
    }

    /** One of them, its text in paragraphs. */
    public record SentMail(String to, String subject, String at, List<String> lines) {
        public SentMail {
            lines = List.copyOf(lines);
        }
    }

    @GetMapping("/sent-mail")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return pages.show(
                "sentmail.jte",
                "Sent mail",
                new SentMailPage(mails.newest().stream().map(SentMailPages::mail).toList()),
                who,
                request);
    }

    private static SentMail mail(KeptMails.Kept kept) {
        return new SentMail(
                kept.to(),
                kept.subject(),
                Wording.time(kept.at()),
                Stream.of(kept.text().split("\r\n")).filter(line -> !line.isEmpty()).toList());
    }
}
