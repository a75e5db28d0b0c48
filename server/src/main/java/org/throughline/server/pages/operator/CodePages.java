package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.lightlink.CodesToRead;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/** Codes that the project's people read out to readers of light links; nothing of a case. */
@Controller
@OnNode(NodeRole.GATEWAY)
public class CodePages {
    private static final Logger LOG = LoggerFactory.getLogger(CodePages.class);

    private final Pages pages;
    private final CodesToRead codes;
    private final ServedAgencies registers;

    CodePages(Pages pages, CodesToRead codes, ServedAgencies registers) {
        this.pages = pages;
        this.codes = codes;
        this.registers = registers;
    }

    /**
     * Who waits for a code.
     *
     * @param shown the one that was asked for just now
     */
    public record CodesPage(List<Row> rows, @Nullable Shown shown, boolean hasSentMail) {
        public CodesPage {
            rows = List.copyOf(rows);
        }
    }

    /** One that waits. */
    public record Row(
            String agency,
            String agencyName,
            String person,
            String reference,
            String until,
            String shownTo) {}

    /** A code in clear. */
    public record Shown(String reference, String code) {
        @Override
        public String toString() {
            return reference;
        }
    }

    @GetMapping("/codes")
    ResponseEntity<String> list(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(null, who, request);
    }

    @PostMapping("/codes/show")
    ResponseEntity<String> show(
            @RequestParam String agency,
            @RequestParam String reference,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        AgencyId asked;
        try {
            asked = new AgencyId(agency);
        } catch (IllegalArgumentException notAnId) {
            return pages.nothingHere(who, request);
        }
        var code = codes.show(asked, reference, who.actor().person());
        if (code.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        LOG.info("the code of a light link of {} was shown to {}", asked, who.actor().person());
        return page(new Shown(reference, code.get()), who, request);
    }

    private ResponseEntity<String> page(
            @Nullable Shown shown, SignedIn who, HttpServletRequest request) {
        var maySeeMail =
                List.of(Role.ADMIN, Role.SUPERVISOR, Role.DATA_LEAD).contains(who.actor().role());
        return pages.show(
                "codes.jte",
                "Codes to read out",
                new CodesPage(
                        codes.waiting().stream().map(this::row).toList(),
                        shown,
                        pages.isDemonstration() && maySeeMail),
                who,
                request);
    }

    private Row row(CodesToRead.Waiting waiting) {
        var register = registers.register();
        return new Row(
                waiting.agency().value(),
                register.agency(waiting.agency())
                        .map(one -> one.name())
                        .orElse(waiting.agency().value()),
                register.staff(waiting.person())
                        .map(one -> one.name())
                        .orElse(waiting.person().value()),
                waiting.reference(),
                Wording.time(waiting.until()),
                waiting.shownTo() == null ? "" : waiting.shownTo().value());
    }
}
