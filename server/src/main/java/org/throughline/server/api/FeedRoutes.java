package org.throughline.server.api;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;

/** An agency's feed: every entry of every case in one order, from a cursor on. */
@RestController
@OnNode(NodeRole.GATEWAY)
class FeedRoutes {
    static final int PAGE_ROWS_MAX = 500;

    private final AgencyStore store;
    private final Waiting waiting;
    private final Problems problems;

    FeedRoutes(AgencyStore store, Waiting waiting, Problems problems) {
        this.store = store;
        this.waiting = waiting;
        this.problems = problems;
    }

    /**
     * The entries that follow a cursor, as structured CloudEvents; the cursor of the next page is
     * the last one's {@code releaseseq}, and stands in {@code Link}.
     *
     * @param wait how many seconds to wait for one when there is none
     */
    @GetMapping("/api/v1/agencies/{agency}/events")
    ResponseEntity<?> feed(
            @PathVariable String agency,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @AuthenticationPrincipal SignedIn signedIn) {
        var own = signedIn.actor().agency();
        var refused = refused(own, agency, after, limit);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (wait < 0 || wait > Waiting.AT_MOST.toSeconds()) {
            return problems.unreadable("wait", "is from 0 to 25 seconds");
        }
        if (after > store.lastReleaseSeq(own)) {
            return problems.refused(Refusal.VERSION_CONFLICT);
        }
        var entries =
                waiting.until(
                        own,
                        () -> store.after(own, after, limit),
                        found -> !found.isEmpty(),
                        Duration.ofSeconds(wait));
        var next = entries.isEmpty() ? after : entries.getLast().releaseSeq();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(EntryEvents.BATCH))
                .header(
                        HttpHeaders.LINK,
                        "</api/v1/agencies/%s/events?after=%d&limit=%d>; rel=\"next\""
                                .formatted(agency, next, limit))
                .body(EntryEvents.batch(events(own, entries)));
    }

    /** Why this agency is not given this page; empty when it is. */
    private Optional<ResponseEntity<?>> refused(
            AgencyId own, String agency, long after, int limit) {
        if (!own.value().equals(agency)) {
            return Optional.of(problems.refused(Refusal.NOT_FOUND));
        }
        if (limit < 1 || limit > PAGE_ROWS_MAX || after < 0) {
            return Optional.of(
                    problems.unreadable("limit, after", "limit is from 1 to 500, after from 0"));
        }
        return Optional.empty();
    }

    /**
     * Word of the erasures that the agency was told of, after a number: the {@code erasureseq} of
     * the last one that it has.
     */
    @GetMapping("/api/v1/agencies/{agency}/erasures")
    ResponseEntity<?> erasures(
            @PathVariable String agency,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal SignedIn signedIn) {
        var own = signedIn.actor().agency();
        var refused = refused(own, agency, after, limit);
        if (refused.isPresent()) {
            return refused.get();
        }
        var words =
                store.erasures(own, after, limit).stream()
                        .map(one -> EntryEvents.of(one.word(), one.number(), one.toldAt()))
                        .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(EntryEvents.BATCH))
                .body(EntryEvents.batch(words));
    }

    private List<CloudEvent> events(AgencyId own, List<PartnerEntry> entries) {
        var feeds = new HashMap<CaseId, Map<Integer, Served>>();
        return entries.stream()
                .map(entry -> {
                    var served =
                            feeds.computeIfAbsent(entry.caseId(), caseId -> feed(own, caseId))
                                    .get(entry.agencySeq());
                    if (served == null) {
                        throw new IllegalStateException("an entry that its own case does not hold");
                    }
                    return EntryEvents.of(served);
                })
                .toList();
    }

    /** Of what was corrected, redacted or taken back since, a feed shows what holds now. */
    private Map<Integer, Served> feed(AgencyId own, CaseId caseId) {
        var byNumber = new HashMap<Integer, Served>();
        store.feed(own, caseId).forEach(one -> byNumber.put(one.entry().agencySeq(), one));
        return byNumber;
    }
}
