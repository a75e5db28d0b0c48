package org.throughline.casefile.risk;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;

/** The newest judgement of the danger counts; earlier ones stay facts. */
public final class Assessing {

    public static final Decider<AssessRisk, Nothing> DECIDER =
            Decider.recording(AssessRisk.class, Assessing::assessed);

    private Assessing() {}

    private static RiskAssessed assessed(AssessRisk risk) {
        return new RiskAssessed(
                risk.tool(),
                risk.toolVersion(),
                risk.level(),
                risk.reviewBy(),
                risk.answers(),
                risk.computed(),
                risk.overrideReason());
    }
}
