package org.throughline.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;

/** A program of the journeys' own, with what the demonstration shows and the second story. */
final class Brackenford {
    private static @Nullable RunningProgram program;

    private Brackenford() {}

    static synchronized RunningProgram program() {
        if (program == null) {
            program = RunningProgram.alone();
            var desk = program.bean(StoryDesk.class);
            if (!desk.setUp(RunningProgram.json("setup-demonstration.json")).isEmpty()) {
                throw new IllegalStateException("the set-up of the demonstration is refused");
            }
            for (var story : List.of("BF-0101", "BF-0102")) {
                tell(desk, story);
            }
        }
        return program;
    }

    private static void tell(StoryDesk desk, String story) {
        try {
            var result =
                    desk.tell(RunningProgram.lines(story + ".jsonl"), null, (_, _) -> {}).result();
            if (result.stopped() != null) {
                throw new IllegalStateException(story + " stopped at " + result.stopped());
            }
            desk.arrived(new CaseId(story), result.position());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
