package org.throughline.server.rights;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.disclosing.AskedFile;
import org.throughline.server.security.SignedIn;
import org.throughline.views.rights.OpenRight;
import org.throughline.views.rights.OpenRight.Kind;
import org.throughline.views.rights.Rights;

/** What waits about the rights of people, over all cases of the project. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class OpenRightsPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Rights rights;
    private final Clock clock;

    OpenRightsPages(Pages pages, Desk desk, CaseDoor door, Rights rights, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * What waits, by what it is.
     *
     * @param requests to see a file: what is due first stands first
     * @param erasures that were granted, and whose key is still there
     * @param holds that are live
     */
    public record OpenRightsPage(List<Row> requests, List<Row> erasures, List<Row> holds) {
        public OpenRightsPage {
            requests = List.copyOf(requests);
            erasures = List.copyOf(erasures);
            holds = List.copyOf(holds);
        }
    }

    /**
     * One of them.
     *
     * @param what it is, in words
     * @param path where it is answered
     */
    public record Row(String reference, String what, String since, String path) {}

    @GetMapping("/rights")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var open = rights.open(Objects.requireNonNullElse(who.projectId(), ""));
        var cases =
                door.open(open.stream().map(OpenRight::caseId).toList(), who, Sight.OPEN_RIGHTS);
        var page =
                new OpenRightsPage(
                        requests(open, cases),
                        rows(of(open, Kind.ERASURE), cases, "Destroy the key of "),
                        rows(of(open, Kind.HOLD), cases, "Legal hold "));
        return pages.show("openrights.jte", "Rights requests", page, who, request);
    }

    private static Stream<OpenRight> of(List<OpenRight> open, Kind kind) {
        return open.stream().filter(one -> one.kind() == kind);
    }

    private List<Row> requests(List<OpenRight> open, Map<String, List<RecordedEvent>> cases) {
        var today = Register.dayOf(clock.instant());
        var register = desk.registers().now();
        record Waiting(OpenRight right, AskedFile asked) {}
        return of(open, Kind.ACCESS)
                .flatMap(one ->
                        Optional.ofNullable(cases.get(one.caseId()))
                                .flatMap(history -> AskedFile.find(history, one.itemId(), register))
                                .map(asked -> new Waiting(one, asked))
                                .stream())
                .sorted(Comparator.comparing(one -> one.asked().clock().due()))
                .map(one ->
                        new Row(
                                one.right().caseRef(),
                                "by %s, received on %s, %s"
                                        .formatted(
                                                Wording.words(one.asked().asked().requester()),
                                                Wording.day(one.asked().asked().receivedOn()),
                                                one.asked().state(today)),
                                Wording.time(one.right().since()),
                                "/cases/"
                                        + one.right().caseId()
                                        + "/rights/requests/"
                                        + one.right().itemId()))
                .toList();
    }

    private static List<Row> rows(
            Stream<OpenRight> rights, Map<String, List<RecordedEvent>> cases, String what) {
        return rights.filter(one -> cases.containsKey(one.caseId()))
                .map(one ->
                        new Row(
                                one.caseRef(),
                                what + one.itemId(),
                                Wording.time(one.since()),
                                "/cases/" + one.caseId() + "/rights"))
                .toList();
    }
}
