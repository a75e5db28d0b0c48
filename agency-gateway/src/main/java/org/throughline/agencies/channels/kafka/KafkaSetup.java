package org.throughline.agencies.channels.kafka;

import java.util.List;
import java.util.regex.Pattern;
import org.throughline.agencies.kafka.broker.Rights;
import org.throughline.agencies.kafka.broker.TopicNames;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.ids.AgencyId;

/** Has an agency reached by its own consumer from now on. */
public final class KafkaSetup {
    /** As Kafka has it, and nothing that a shell would read as more than a name. */
    private static final Pattern PRINCIPAL = Pattern.compile("User:[\\w.@=,+-]{1,200}");

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
        if (!PRINCIPAL.matcher(principal).matches()) {
            return new Result.Refused(
                    "is no principal of Kafka, as User:housing-reader; a certificate's name has no spaces");
        }
        connections.use(Connection.by(Connection.KAFKA, agency, principal, ""));
        return new Result.InUse(
                TopicNames.entries(agency),
                TopicNames.groups(agency),
                connections.of(agency).cursor() + 1,
                Rights.words(Rights.agency(agency, principal)));
    }
}
