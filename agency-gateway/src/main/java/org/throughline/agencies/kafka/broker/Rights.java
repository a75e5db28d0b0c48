package org.throughline.agencies.kafka.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.throughline.casefile.ids.AgencyId;

/**
 * What each side may do at the broker, and nothing else. An administrator of Kafka gives it: no
 * node of ours may give itself rights. A principal is named as Kafka names it, as {@code
 * User:gateway}.
 */
public final class Rights {
    private Rights() {}

    /** Of the casework nodes: they fill what the agency is told, and read what it answers. */
    public static List<AclBinding> casework(AgencyId agency, String principal) {
        return List.of(
                topic(TopicNames.entries(agency), principal, AclOperation.CREATE),
                topic(TopicNames.entries(agency), principal, AclOperation.WRITE),
                // After an erasure the topics are made anew.
                topic(TopicNames.entries(agency), principal, AclOperation.DELETE),
                topic(TopicNames.answers(agency), principal, AclOperation.CREATE),
                topic(TopicNames.answers(agency), principal, AclOperation.READ),
                topic(TopicNames.answers(agency), principal, AclOperation.DELETE));
    }

    /** Of the gateway nodes, the other way round; they remove nothing of it. */
    public static List<AclBinding> gateway(AgencyId agency, String principal) {
        return List.of(
                topic(TopicNames.entries(agency), principal, AclOperation.CREATE),
                topic(TopicNames.entries(agency), principal, AclOperation.READ),
                topic(TopicNames.answers(agency), principal, AclOperation.CREATE),
                topic(TopicNames.answers(agency), principal, AclOperation.WRITE));
    }

    /** Of a program of the agency: it reads what the agency is told, in groups of its own. */
    public static List<AclBinding> agency(AgencyId agency, String principal) {
        return List.of(
                topic(TopicNames.entries(agency), principal, AclOperation.READ),
                groups(agency, principal));
    }

    /**
     * Of the gateway nodes where a program of the agency hands in: they take it, empty the topic as
     * far as they have, and say what became of it.
     */
    public static List<AclBinding> taking(AgencyId agency, String principal) {
        return List.of(
                topic(TopicNames.handedIn(agency), principal, AclOperation.CREATE),
                topic(TopicNames.handedIn(agency), principal, AclOperation.READ),
                topic(TopicNames.handedIn(agency), principal, AclOperation.DELETE),
                topic(TopicNames.outcomes(agency), principal, AclOperation.CREATE),
                topic(TopicNames.outcomes(agency), principal, AclOperation.WRITE));
    }

    /** Of a program of the agency that hands in: it writes there, and reads what became of it. */
    public static List<AclBinding> handingIn(AgencyId agency, String principal) {
        return List.of(
                topic(TopicNames.handedIn(agency), principal, AclOperation.WRITE),
                topic(TopicNames.outcomes(agency), principal, AclOperation.READ),
                groups(agency, principal));
    }

    /** Each right as a line of words for Kafka's own tool, {@code kafka-acls.sh}. */
    public static List<String> words(List<AclBinding> rights) {
        return rights.stream().map(Rights::words).toList();
    }

    private static String words(AclBinding right) {
        var words = new ArrayList<String>();
        words.add("--add --allow-principal " + right.entry().principal());
        words.add("--operation " + name(right.entry().operation()));
        var pattern = right.pattern();
        words.add(
                "--"
                        + pattern.resourceType().name().toLowerCase(Locale.ROOT)
                        + " "
                        + pattern.name());
        if (pattern.patternType() == PatternType.PREFIXED) {
            words.add("--resource-pattern-type prefixed");
        }
        return String.join(" ", words);
    }

    private static String name(AclOperation operation) {
        var name = operation.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static AclBinding groups(AgencyId agency, String principal) {
        return binding(
                new ResourcePattern(
                        ResourceType.GROUP, TopicNames.groups(agency), PatternType.PREFIXED),
                principal,
                AclOperation.READ);
    }

    private static AclBinding topic(String topic, String principal, AclOperation operation) {
        return binding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                principal,
                operation);
    }

    private static AclBinding binding(
            ResourcePattern pattern, String principal, AclOperation operation) {
        return new AclBinding(
                pattern,
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
