package org.throughline.server.node;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a node.
 *
 * @param roles what the node does; all three when none is named
 * @param data folder of the embedded database and broker, when no address is configured
 * @param demonstration whether the page "choose who you are" signs invented people in with one
 *     click
 * @param operatorToken what the command line shows to be the operator; null switches the operator's
 *     routes off
 * @param casework the casework database; null starts an embedded one. A node with the role gateway
 *     alone has none
 * @param gateway the gateway database; null starts an embedded one
 * @param kafka bootstrap servers of the broker; null starts an embedded one
 * @param kafkaClient file with what Kafka's clients need to reach that broker: TLS and SASL
 * @param setup file with the registers, read at start; for a gateway node that has no casework
 *     database
 * @param keys folder with the keys that the log signs with, the master key and the list of
 *     destroyed keys; null for {@code keys} in the data folder
 * @param personKeys the database with the keys of the persons; null starts an embedded one, beside
 *     an embedded casework database only
 * @param masterToken the token that holds the master key; null when it lies in the folder of the
 *     keys
 */
@ConfigurationProperties("throughline")
public record Settings(
        @Nullable Set<NodeRole> roles,
        @DefaultValue(".throughline") Path data,
        @DefaultValue("false") boolean demonstration,
        @Nullable String operatorToken,
        @Nullable Database casework,
        @Nullable Database gateway,
        @Nullable String kafka,
        @Nullable Path kafkaClient,
        @Nullable Path setup,
        @Nullable Path keys,
        @Nullable Database personKeys,
        @Nullable MasterToken masterToken) {
    private static final String KEYS = "keys";

    /** Where a database is. */
    public record Database(String jdbcUrl, String username, String password) {}

    /**
     * A hardware security module or key management, asked by PKCS #11.
     *
     * @param configuration file for Java's PKCS #11 provider
     * @param pinFile file with the PIN on one line
     * @param label of the master key in the token
     */
    public record MasterToken(
            Path configuration, Path pinFile, @DefaultValue("throughline-master") String label) {}

    /** The folder with the keys that are in no database. */
    public Path keysFolder() {
        return Objects.requireNonNullElse(keys, data.resolve(KEYS));
    }

    public boolean has(NodeRole role) {
        return roles == null || roles.isEmpty()
                ? EnumSet.allOf(NodeRole.class).contains(role)
                : roles.contains(role);
    }
}
