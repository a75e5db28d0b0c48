package org.throughline.agencies.kafka.broker;

import java.util.regex.Pattern;

/** As whom somebody signs in at the broker, as Kafka names it. */
public final class Principal {
    /** What to do about one that is none. */
    public static final String WHAT_IT_IS =
            "is no principal of Kafka, as User:housing-reader; a certificate's name has no spaces";

    /** As Kafka has it, and nothing that a shell would read as more than a name. */
    private static final Pattern FORM = Pattern.compile("User:[\\w.@=,+-]{1,200}");

    private Principal() {}

    public static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }
}
