package org.throughline.server.story;

import org.throughline.casefile.ids.CaseId;

/**
 * Tells a story no faster than its agencies hear it. Its lines are hours apart, and what was shared
 * before consent was withdrawn had arrived by then; told in seconds it would be withheld instead.
 */
final class Pace implements StoryImport.Progress {
    private final StoryImport.Progress onwards;
    private final Arrival arrival;
    private boolean isLost;

    /** Waits until what was recorded up to a position has arrived; false when it did not. */
    interface Arrival {
        boolean await(CaseId caseId, long position) throws InterruptedException;
    }

    Pace(Arrival arrival, StoryImport.Progress onwards) {
        this.arrival = arrival;
        this.onwards = onwards;
    }

    @Override
    public void beforeLine() {
        onwards.beforeLine();
    }

    @Override
    public void recorded(CaseId caseId, long position) {
        // Where the agencies cannot be reached each line would wait in vain.
        if (!isLost) {
            try {
                isLost = !arrival.await(caseId, position);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                isLost = true;
            }
        }
        onwards.recorded(caseId, position);
    }

    @Override
    public void line(int number, int of) {
        onwards.line(number, of);
    }
}
