package org.throughline.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

class ProviderDoorTest {
    private static Optional<String> leaving(Map<String, Object> metadata) {
        return ProviderDoor.leaving(
                new InMemoryClientRegistrationRepository(
                        ClientRegistration.withRegistrationId("provider")
                                .clientId("our pages")
                                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                                .redirectUri("{baseUrl}/back")
                                .authorizationUri("https://login.example.org/authorize")
                                .tokenUri("https://login.example.org/token")
                                .providerConfigurationMetadata(metadata)
                                .build()),
                "https://throughline.example.org");
    }

    @Test
    void the_page_is_told_who_asks_and_where_to_come_back_to() {
        assertThat(leaving(Map.of("end_session_endpoint", "https://login.example.org/end")))
                .contains(
                        "https://login.example.org/end?client_id=our%20pages"
                                + "&post_logout_redirect_uri=https%3A%2F%2Fthroughline.example.org%2Fsign-in");
    }

    @Test
    void a_provider_without_such_a_page_or_with_none_to_open_has_none() {
        assertThat(leaving(Map.of())).isEmpty();
        assertThat(leaving(Map.of("end_session_endpoint", "javascript:alert(1)"))).isEmpty();
    }

    @Test
    void one_that_cannot_be_asked_keeps_nobody_from_leaving() {
        var away =
                new SupplierClientRegistrationRepository(() -> {
                    throw new IllegalArgumentException("it does not answer");
                });
        assertThat(ProviderDoor.leaving(away, "https://throughline.example.org")).isEmpty();
    }
}
