package org.throughline.agencies.channels.kafka;

import java.util.List;
import org.throughline.agencies.handin.HandIns;
import org.throughline.agencies.kafka.broker.Principal;
import org.throughline.agencies.kafka.broker.Rights;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.casefile.ids.AgencyId;

/** Has what an agency's program hands in at the broker taken from now on. */
public final class HandInSetup {
    private final HandIns handIns;

    public HandInSetup(HandIns handIns) {
        this.handIns = handIns;
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * It writes to the topic, and reads the outcomes in groups whose names begin like this.
         *
         * @param rights that an administrator of Kafka has to give, for {@code kafka-acls.sh}
         */
        record InUse(
                String topic, String outcomes, String groups, String machine, List<String> rights)
                implements Result {}

        /** Nothing changed. */
        record Refused(String why) implements Result {}
    }

    /**
     * @param principal as whom the agency's program signs in at the broker
     * @param machine reference of its machine, under whose name it counts what is handed in
     */
    public Result use(AgencyId agency, String principal, String machine) {
        if (!Principal.isOne(principal)) {
            return new Result.Refused(Principal.WHAT_IT_IS);
        }
        handIns.use(agency, machine);
        return new Result.InUse(
                TopicNames.handedIn(agency),
                TopicNames.outcomes(agency),
                TopicNames.groups(agency),
                machine,
                Rights.words(Rights.handingIn(agency, principal)));
    }
}
