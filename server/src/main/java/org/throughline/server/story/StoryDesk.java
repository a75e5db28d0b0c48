package org.throughline.server.story;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.register.SetupFile;
import org.throughline.server.following.Followers;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import tools.jackson.databind.JsonNode;

/** Takes a set-up and stories in, and checks them against what is expected of them. */
@Component
@OnNode(NodeRole.CASEWORK)
public class StoryDesk {
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);
    private static final Duration PACE_WITHIN = Duration.ofSeconds(20);

    private static final String NOT_SEEN_HERE =
            "what the agencies hold is not seen from this node; check on one that has the role gateway too";

    private final Desk desk;
    private final StoryImport stories;
    private final Followers followers;
    private final @Nullable AgencyCopies copies;
    private final Clock clock;

    StoryDesk(
            Desk desk,
            StoryImport stories,
            Followers followers,
            ReleasedEntries released,
            ObjectProvider<AgencyStore> store,
            Clock clock) {
        this.desk = desk;
        this.stories = stories;
        this.followers = followers;
        var here = store.getIfAvailable();
        this.copies = here == null ? null : new AgencyCopies(released, here);
        this.clock = clock;
    }

    /** Whether this node has the role gateway, and with it the agencies' own copies. */
    public boolean seesAgencies() {
        return copies != null;
    }

    /**
     * What each agency holds, beside what was released to it.
     *
     * @throws IllegalStateException on a node without the role gateway, which cannot see it
     */
    public AgencyCopies copies() {
        if (copies == null) {
            throw new IllegalStateException("this node does not see what the agencies hold");
        }
        return copies;
    }

    /** Enters a set-up; with violations nothing of it. */
    public List<Violation> setUp(JsonNode setup) {
        var file = SetupFile.read(setup, desk.registers().now());
        if (file.violations().isEmpty()) {
            desk.enter(file.entries(), clock.instant());
        }
        return file.violations();
    }

    /**
     * What a story came to.
     *
     * @param tried refusals of the expectation that were tried; 0 when the case was there before
     * @param differences from the expectation; null when nothing was to be checked
     */
    public record Outcome(ImportResult result, int tried, @Nullable List<String> differences) {}

    /** Imports a story; with an expectation also checks what must hold afterwards. */
    public Outcome tell(
            List<String> lines, @Nullable JsonNode expected, StoryImport.Progress progress)
            throws InterruptedException {
        if (copies == null) {
            return new Outcome(
                    stories.run(lines, progress),
                    0,
                    expected == null ? null : List.of(NOT_SEEN_HERE));
        }
        var paced =
                new Pace((caseId, position) -> arrived(caseId, position, PACE_WITHIN), progress);
        if (expected == null) {
            return new Outcome(stories.run(lines, paced), 0, null);
        }
        var tries = new RefusalTries(desk, expected, paced);
        var result = stories.run(lines, tries);
        var differences = new ArrayList<String>();
        if (result.stopped() != null) {
            differences.add("the import stopped at " + result.stopped());
        }
        differences.addAll(tries.differences());
        if (!arrived(new CaseId(expected.path("case").asString()), result.position())) {
            differences.add("not everything that was released has arrived at the agencies");
        }
        differences.addAll(ExpectationCheck.differences(desk, copies, expected));
        return new Outcome(result, tries.tried(), differences);
    }

    /** Waits until what was recorded up to a position is released and has arrived everywhere. */
    public boolean arrived(CaseId caseId, long position) throws InterruptedException {
        return arrived(caseId, Math.max(position, followers.head()), ARRIVE_WITHIN);
    }

    private boolean arrived(CaseId caseId, long position, Duration within)
            throws InterruptedException {
        try {
            followers.await(position, within);
        } catch (TimeoutException e) {
            return false;
        }
        return copies().await(caseId, within);
    }
}
