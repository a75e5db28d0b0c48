package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/** The agencies that the project works with, and how each of them is told. */
@Controller
@OnNode(NodeRole.GATEWAY)
public class AgencyListPages {
    private final Pages pages;
    private final ServedAgencies registers;
    private final Connections connections;
    private final SecondTries deliveries;
    private final Clock clock;

    AgencyListPages(
            Pages pages,
            ServedAgencies registers,
            Connections connections,
            SecondTries deliveries,
            Clock clock) {
        this.pages = pages;
        this.registers = registers;
        this.connections = connections;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * All of them, by name.
     *
     * @param mayChange whether whoever looks enters agencies and changes them
     */
    public record AgencyListPage(List<Row> rows, boolean mayChange) {
        public AgencyListPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One of them.
     *
     * @param agreement until when the agreement with it is in force, in words
     * @param codes version of the map of its codes, in words
     * @param parked how many deliveries to it are given up
     */
    public record Row(
            String code, String name, String agreement, String codes, String channel, int parked) {}

    @GetMapping("/agencies")
    ResponseEntity<String> list(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var register = registers.register();
        var now = clock.instant();
        var rows =
                register.agencies().stream()
                        .map(agency -> row(agency, register, now))
                        .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                        .toList();
        var page = new AgencyListPage(rows, pages.changesRegisters(who));
        return pages.show("agencylist.jte", "Agencies", page, who, request);
    }

    private Row row(Agency agency, Register register, Instant now) {
        return new Row(
                agency.code().value(),
                agency.name(),
                register.agreementInForce(agency.code(), now)
                        .map(one -> "until " + Wording.day(one.to()))
                        .orElse("none in force: nothing is shared"),
                register.newestMap(agency.code())
                        .map(CodeMap::mapVersion)
                        .map(version -> "version " + version)
                        .orElse("none"),
                connections.of(agency.code()).channel(),
                deliveries.parked(agency.code()));
    }
}
