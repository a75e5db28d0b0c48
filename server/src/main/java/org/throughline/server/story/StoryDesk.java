package org.throughline.server.story;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private final Desk desk;
    private final StoryImport stories;
    private final Followers followers;
    private final AgencyCopies copies;
    private final Clock clock;

    StoryDesk(
            Desk desk,
            StoryImport stories,
            Followers followers,
            ReleasedEntries released,
            AgencyStore store,
            Clock clock) {
        this.desk = desk;
        this.stories = stories;
        this.followers = followers;
        this.copies = new AgencyCopies(released, store);
        this.clock = clock;
    }

    /** What each agency holds, beside what was released to it. */
    public AgencyCopies copies() {
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
        if (expected == null) {
            return new Outcome(stories.run(lines, progress), 0, null);
        }
        var tries = new RefusalTries(desk, expected, progress);
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
        try {
            followers.await(Math.max(position, followers.head()), ARRIVE_WITHIN);
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        }
        return copies.await(caseId, ARRIVE_WITHIN);
    }
}
