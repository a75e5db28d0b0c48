package org.throughline.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.throughline.server.node.SignInSettings;
import org.throughline.server.node.SignInSettings.Provider;

/**
 * Signing in at an identity provider (OpenID Connect). It says who somebody is; what they may do is
 * in the registers alone.
 */
@Component
class ProviderDoor {
    private static final String REGISTRATION = "provider";

    private final SignInSettings settings;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;

    ProviderDoor(SignInSettings settings, Accounts accounts, SignIns signIns, Sessions sessions) {
        this.settings = settings;
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    /** The provider is asked for its addresses when somebody signs in first, not at the start. */
    void open(OAuth2LoginConfigurer<?> login, Provider provider) {
        login.loginPage("/sign-in")
                .clientRegistrationRepository(
                        new SupplierClientRegistrationRepository(() ->
                                new InMemoryClientRegistrationRepository(registration(provider))))
                .authorizedClientRepository(new NothingKept())
                .successHandler(
                        (request, response, shown) -> came(request, response, shown, provider))
                .failureHandler((_, response, _) -> response.sendRedirect("/sign-in?unknown"));
    }

    private ClientRegistration registration(Provider provider) {
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .redirectUri(
                        Objects.requireNonNullElse(settings.pagesAt(), "{baseUrl}")
                                + "/login/oauth2/code/{registrationId}")
                .build();
    }

    private void came(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication shown,
            Provider provider)
            throws IOException {
        var found =
                Optional.ofNullable(shown.getPrincipal())
                        .filter(OidcUser.class::isInstance)
                        .map(OidcUser.class::cast)
                        .map(user -> user.getClaimAsString(provider.personClaim()))
                        .flatMap(accounts::find);
        if (found.isEmpty()) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect("/sign-in?unknown");
            return;
        }
        signIns.note(found.get().getUsername(), true);
        sessions.begin(found.get(), request, response);
        response.sendRedirect("/home");
    }

    /** Nothing is asked of the provider later, so its tokens are not kept. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
