package org.throughline.casefile;

import java.time.Instant;
import org.throughline.casefile.register.Register;

/**
 * What a decider is asked: a command, and the world around the case.
 *
 * @param caseVersion caseSeq of the case's last event
 * @param register agencies, agreements, staff and code maps as they now stand
 */
public record Asked<C>(Submission<C> submission, int caseVersion, Register register) {

    public C command() {
        return submission.command();
    }

    public Actor by() {
        return submission.by();
    }

    public Instant at() {
        return submission.at();
    }
}
