package org.throughline.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A broker as a region would run it: whoever comes shows who they are, and may do nothing that was
 * not given to them. For trying the rights out; its listener has no TLS and stays on loopback.
 */
public final class SecuredBroker implements AutoCloseable {
    /** Who may do everything, and gives rights. */
    public static final String ADMINISTRATOR = "administrator";

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final int SECRET_BYTES = 18;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final LocalBroker broker;

    /**
     * @param names who else has a secret here
     */
    public SecuredBroker(Path folder, Collection<String> names) {
        var chance = new SecureRandom();
        secrets.put(ADMINISTRATOR, secret(chance));
        names.forEach(name -> secrets.put(name, secret(chance)));
        this.broker = new LocalBroker(folder, LocalBroker.freePort(), "", settings());
    }

    private static String secret(SecureRandom chance) {
        var drawn = new byte[SECRET_BYTES];
        chance.nextBytes(drawn);
        return Base64.getUrlEncoder().encodeToString(drawn);
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "listener.security.protocol.map",
                LocalBroker.LISTENER + ":SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", LocalBroker.LISTENER);
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name."
                        + LocalBroker.LISTENER.toLowerCase(Locale.ROOT)
                        + ".plain.sasl.jaas.config",
                secrets.entrySet().stream()
                        .map(one -> "user_%s=\"%s\"".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(" ", login(ADMINISTRATOR), ";")));
        settings.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        // The controller is this process itself.
        settings.put("super.users", "User:" + ADMINISTRATOR + ";User:ANONYMOUS");
        return settings;
    }

    private String login(String name) {
        return LOGIN + "username=\"%s\" password=\"%s\" ".formatted(name, secrets.get(name));
    }

    public String servers() {
        return broker.bootstrapServers();
    }

    /** What a client needs to come as somebody, as Kafka's own settings. */
    public Map<String, String> as(String name) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(name) + ";");
    }

    @Override
    public void close() {
        broker.close();
    }
}
