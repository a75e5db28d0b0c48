package org.throughline.server.machines;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The keys of machines, as the authorization server asks for them. */
@Component
class MachineClients implements RegisteredClientRepository {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final Machines machines;

    MachineClients(Machines machines) {
        this.machines = machines;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("keys are given by the operator alone");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return machines.key(clientId).map(MachineClients::client).orElse(null);
    }

    private static RegisteredClient client(MachineTable.Key key) {
        return RegisteredClient.withId(key.clientId())
                .clientId(key.clientId())
                .clientSecret(key.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(key.scopes()))
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                                .accessTokenTimeToLive(TOKEN_LIFE)
                                .build())
                .build();
    }
}
