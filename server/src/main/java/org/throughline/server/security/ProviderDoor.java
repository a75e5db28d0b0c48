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
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.throughline.server.node.SignInSettings;
import org.throughline.server.node.SignInSettings.Provider;

/**
 * Signing in at an identity provider (OpenID Connect). It says who somebody is; what they may do is
 * in the registers alone.
 */
@Component
public class ProviderDoor {
    private static final String REGISTRATION = "provider";
    private static final String END_OF_SESSION = "end_session_endpoint";

    private final SignInSettings settings;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final @Nullable ClientRegistrationRepository registrations;

    ProviderDoor(SignInSettings settings, Accounts accounts, SignIns signIns, Sessions sessions) {
        this.settings = settings;
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        var provider = settings.provider();
        // It is asked for its addresses when somebody signs in first, not at the start.
        this.registrations =
                provider == null
                        ? null
                        : new SupplierClientRegistrationRepository(() ->
                                new InMemoryClientRegistrationRepository(registration(provider)));
    }

    void open(OAuth2LoginConfigurer<?> login, Provider provider) {
        login.loginPage("/sign-in")
                .clientRegistrationRepository(Objects.requireNonNull(registrations))
                .authorizedClientRepository(new NothingKept())
                .successHandler(
                        (request, response, shown) -> came(request, response, shown, provider))
                .failureHandler((_, response, _) -> response.sendRedirect("/sign-in?unknown"));
    }

    /**
     * The page of the provider on which somebody who has signed out here signs out there as well.
     * It is told who asks and where to come back to, and nothing of the person: what stands in an
     * address is kept in many places.
     *
     * @param at where people open our pages, when the settings do not say so
     * @return empty where people do not sign in at a provider, or it has no such page, or it cannot
     *     be asked for it now
     */
    public Optional<String> leaving(String at) {
        return registrations == null
                ? Optional.empty()
                : leaving(registrations, Objects.requireNonNullElse(settings.pagesAt(), at));
    }

    static Optional<String> leaving(ClientRegistrationRepository registrations, String at) {
        try {
            return Optional.ofNullable(registrations.findByRegistrationId(REGISTRATION))
                    .flatMap(provider -> leaving(provider, at + "/sign-in"));
        } catch (IllegalArgumentException | IllegalStateException isAway) {
            return Optional.empty();
        }
    }

    private static Optional<String> leaving(ClientRegistration provider, String back) {
        var page = provider.getProviderDetails().getConfigurationMetadata().get(END_OF_SESSION);
        return page instanceof String address && address.matches("https?://.*")
                ? Optional.of(
                        UriComponentsBuilder.fromUriString(address)
                                .queryParam("client_id", "{client}")
                                .queryParam("post_logout_redirect_uri", "{back}")
                                .encode()
                                .buildAndExpand(provider.getClientId(), back)
                                .toUriString())
                : Optional.empty();
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
