package org.throughline.agencies.channels.kafka;

import java.util.List;
import org.throughline.agencies.kafka.broker.Principal;
import org.throughline.agencies.kafka.broker.Rights;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.ids.AgencyId;

/** Has an agency reached by its own consumer from now on. */
public final class KafkaSetup {
    private final Connections connections;

    public KafkaSetup(Connections connections) {
        this.connections = connections;
    }

    /** What came of it. */
    public sealed interface Result {
        /**
         * It reads this topic, in groups whose names begin like this.
         *
         * @param from the first releaseSeq that it was not brought by another channel
         * @param rights that an administrator of Kafka has to give, for {@code kafka-acls.sh}
         */
        record InUse(String topic, String groups, long from, List<String> rights)
                implements Result {}

        /** Nothing changed. */
        record Refused(String why) implements Result {}
    }

    /**
     * @param principal as whom the agency's program signs in at the broker
     */
    public Result use(AgencyId agency, String principal) {
        if (!Principal.isOne(principal)) {
            return new Result.Refused(Principal.WHAT_IT_IS);
        }
        connections.use(Connection.by(Connection.KAFKA, agency, principal, ""));
        return new Result.InUse(
                TopicNames.entries(agency),
                TopicNames.groups(agency),
                connections.of(agency).cursor() + 1,
                Rights.words(Rights.agency(agency, principal)));
    }
}
