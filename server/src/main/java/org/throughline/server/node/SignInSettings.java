package org.throughline.server.node;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param pagesAt where people open the pages, such as {@code https://throughline.example.org};
 *     passkeys belong to this address. Null for the port of this node on {@code localhost}
 * @param atMost how long after signing in somebody has to sign in again, however busy they were
 * @param provider where people sign in instead; null for passkeys and passwords of this
 *     installation
 */
@ConfigurationProperties("throughline.sign-in")
public record SignInSettings(
        @Nullable String pagesAt,
        @DefaultValue("8h") Duration atMost,
        @Nullable Provider provider) {

    /**
     * An identity provider that speaks OpenID Connect.
     *
     * @param issuer its address, such as {@code https://login.example.org/realms/project}
     * @param personClaim the claim that holds a person's reference in the registers; one that
     *     people cannot change themselves
     */
    public record Provider(
            String issuer,
            String clientId,
            String clientSecret,
            @DefaultValue("preferred_username") String personClaim) {

        private static final String NEEDED =
                "throughline.sign-in.provider needs issuer, client-id and client-secret together";

        public Provider {
            requireNonNull(issuer, NEEDED);
            requireNonNull(clientId, NEEDED);
            requireNonNull(clientSecret, NEEDED);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }
}
