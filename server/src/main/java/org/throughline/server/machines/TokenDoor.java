package org.throughline.server.machines;

import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.throughline.server.security.SignedIn;

/**
 * Where machines fetch a token for their key: client credentials alone. Of the authorization
 * server's other endpoints none can be reached.
 */
@Configuration(proxyBeanMethods = false)
class TokenDoor {
    static final String TOKEN_PATH = "/oauth2/token";

    @Bean
    @Order(0)
    SecurityFilterChain tokenChain(HttpSecurity http, MachineClients clients, MachineTokens tokens)
            throws Exception {
        return http.securityMatcher(TOKEN_PATH)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2AuthorizationServer(server ->
                        server.registeredClientRepository(clients)
                                .authorizationService(tokens)
                                .tokenGenerator(new OAuth2AccessTokenGenerator())
                                .authorizationServerSettings(
                                        AuthorizationServerSettings.builder().build()))
                .authorizeHttpRequests(routes -> routes.anyRequest().authenticated())
                .build();
    }

    /** Whoever shows a token is the machine as the registers have it now. */
    @Bean
    OpaqueTokenAuthenticationConverter machineOfToken() {
        return (_, known) -> {
            SignedIn machine = Objects.requireNonNull(known.getAttribute(MachineTokens.MACHINE));
            return UsernamePasswordAuthenticationToken.authenticated(
                    machine, null, machine.getAuthorities());
        };
    }
}
