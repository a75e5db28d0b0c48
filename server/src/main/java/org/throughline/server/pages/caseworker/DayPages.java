package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.views.day.Day;
import org.throughline.views.day.DayItem;
import org.throughline.views.day.DayItem.Kind;
import org.throughline.views.replay.Replay;

/** What waits: for a caseworker their own, for a supervisor everybody's. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class DayPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Day day;
    private final Clock clock;

    DayPages(Pages pages, Desk desk, CaseDoor door, Day day, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.day = day;
        this.clock = clock;
    }

    @GetMapping("/day")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var register = desk.registers().now();
        var isOfAll = who.actor().role() == Role.SUPERVISOR || who.actor().role() == Role.DATA_LEAD;
        var reminders = new ArrayList<DayItem>();
        var others =
                door.list(
                        who,
                        Sight.DAY,
                        part -> {
                            var all =
                                    isOfAll
                                            ? day.ofAll(part)
                                            : day.of(part, who.actor().person().value());
                            all.stream()
                                    .filter(item -> item.kind() == Kind.REMINDER)
                                    .forEach(reminders::add);
                            return all.stream()
                                    .filter(item -> item.kind() != Kind.REMINDER)
                                    .toList();
                        },
                        DayItem::caseId);
        // What a reminder says stands on its case alone.
        var open = door.open(reminders.stream().map(DayItem::caseId).toList(), who, Sight.DAY);
        Map<Kind, List<DayPage.Row>> rows = new EnumMap<>(Kind.class);
        Stream.concat(
                        reminders.stream().filter(item -> open.containsKey(item.caseId())),
                        others.stream())
                .forEach(item ->
                        rows.computeIfAbsent(item.kind(), _ -> new ArrayList<>())
                                .add(
                                        row(
                                                item,
                                                open.getOrDefault(item.caseId(), List.of()),
                                                register,
                                                isOfAll)));
        int count = rows.values().stream().mapToInt(List::size).sum();
        var page =
                new DayPage(
                        isOfAll ? "What waits in the project" : "My day", count, sections(rows));
        return pages.show("day.jte", page.heading(), page, who, request);
    }

    private static List<DayPage.Section> sections(Map<Kind, List<DayPage.Row>> rows) {
        return List.of(
                section("Reminders", "No reminder is set.", rows, Kind.REMINDER),
                section("Handovers to take", "No case is offered.", rows, Kind.HANDOVER),
                section(
                        "Agencies that want to know more",
                        "No agency asks for more.",
                        rows,
                        Kind.QUESTION),
                section("Declined", "No referral was declined.", rows, Kind.DECLINED),
                section("Awaiting an answer", "No agency owes an answer.", rows, Kind.ANSWER),
                section("Ways of contact to ask about again", "None.", rows, Kind.CHANNEL),
                section("Needs that no agency could take", "None.", rows, Kind.GAP));
    }

    private static DayPage.Section section(
            String heading, String nothing, Map<Kind, List<DayPage.Row>> rows, Kind kind) {
        return new DayPage.Section(heading, nothing, rows.getOrDefault(kind, List.of()));
    }

    private DayPage.Row row(
            DayItem item, List<RecordedEvent> events, Register register, boolean isOfAll) {
        var due = item.due();
        return new DayPage.Row(
                item.caseId(),
                item.caseRef(),
                what(item, events, register),
                Wording.time(item.since()),
                due == null ? null : Wording.time(due),
                item.isOverdue(clock.instant()),
                isOfAll ? Names.ofCaseworker(item.person(), register) : null,
                action(item.kind()),
                "/cases/" + item.caseId() + path(item.kind()));
    }

    private static String what(DayItem item, List<RecordedEvent> events, Register register) {
        var code = Objects.requireNonNullElse(item.code(), "");
        return switch (item.kind()) {
            case REMINDER -> reminder(item.itemId(), events);
            case HANDOVER -> Names.ofCaseworker(code, register) + " offers the case.";
            case CHANNEL -> "The wrong person answered on " + item.itemId() + ".";
            case GAP ->
                    "Need: "
                            + Contract.standard().codeList("needCategory").getOrDefault(code, code);
            case ANSWER, QUESTION, DECLINED -> Names.ofAgency(code, register);
        };
    }

    /** Its words are on the case, for those who may read them. */
    private static String reminder(String reminderId, List<RecordedEvent> events) {
        return Replay.of(events).standing().stream()
                .map(Replay.Known::payload)
                .filter(payload -> reminderId.equals(payload.get("reminderId")))
                .map(payload -> payload.get("what"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .orElse("A reminder");
    }

    private static String action(Kind kind) {
        return switch (kind) {
            case REMINDER -> "Clear it";
            case HANDOVER -> "Take the case";
            case CHANNEL -> "Record which ways are safe";
            case GAP -> "Review the need";
            case ANSWER -> "Look at the case";
            case QUESTION -> "Answer";
            case DECLINED -> "Send elsewhere";
        };
    }

    private static String path(Kind kind) {
        return switch (kind) {
            case REMINDER -> "/record/ClearReminder";
            case HANDOVER -> "/record/AcceptHandover";
            case CHANNEL -> "/record/SetContactSafety";
            case GAP -> "/record/ReviewNeed";
            case ANSWER -> "";
            case QUESTION -> "/record/SupplyReferralInfo";
            case DECLINED -> "/record/RerouteReferral";
        };
    }
}
