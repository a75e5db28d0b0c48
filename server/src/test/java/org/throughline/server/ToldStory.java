package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.throughline.server.story.StoryDesk;
import org.throughline.server.story.StoryDesk.Outcome;

/** A story of the folder, told to the whole program and compared with its expectation file. */
final class ToldStory {
    private final StoryDesk desk = RunningProgram.shared().bean(StoryDesk.class);
    private final String name;
    private final Outcome first;

    /** Tells it; nobody may have told it before. */
    ToldStory(String name) throws InterruptedException {
        this.name = name;
        this.first = tell();
    }

    private Outcome tell() throws InterruptedException {
        return desk.tell(
                RunningProgram.lines(name + ".jsonl"),
                RunningProgram.json(name + ".expected.json"),
                (_, _) -> {});
    }

    /** Everything that is expected holds, and telling it again changes nothing. */
    void holds(int steps, int fired, int refusals) throws InterruptedException {
        assertThat(first.differences()).isEmpty();
        assertThat(first.result().recorded()).isEqualTo(steps);
        assertThat(first.result().fired()).isEqualTo(fired);
        assertThat(first.tried()).isEqualTo(refusals);

        var again = tell();
        assertThat(again.differences()).isEmpty();
        assertThat(again.result().recorded()).isZero();
        assertThat(again.result().repeated()).isEqualTo(steps);
    }
}
