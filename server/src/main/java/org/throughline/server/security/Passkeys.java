package org.throughline.server.security;

import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.throughline.server.node.SignInSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passkeys of people (Web Authentication Level 3). A passkey is two factors at once: it is a
 * thing that somebody has, and it asks them for a finger, a face or a number before it signs.
 */
@Component
public class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final String NAME = "Throughline";
    private static final int NAME_LENGTH_MAX = 60;
    private static final String QUESTION = Passkeys.class.getName() + ".question";
    private static final String OFFER = Passkeys.class.getName() + ".offer";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final JdbcClient sql;
    private final SignInSettings settings;
    private final Environment environment;
    private final JdbcPublicKeyCredentialUserEntityRepository owners;
    private final JdbcUserCredentialRepository keys;
    private volatile @Nullable WebAuthnRelyingPartyOperations ceremonies;

    Passkeys(AccountDatabase database, SignInSettings settings, Environment environment) {
        var tables = new JdbcTemplate(database.passkeys());
        this.sql = JdbcClient.create(tables);
        this.settings = settings;
        this.environment = environment;
        this.owners = new JdbcPublicKeyCredentialUserEntityRepository(tables);
        this.keys = new JdbcUserCredentialRepository(tables);
    }

    /**
     * A passkey of somebody.
     *
     * @param name what they call it
     * @param lastUsed when somebody signed in with it; when it was made, if nobody did
     */
    public record Passkey(String id, String name, Instant made, Instant lastUsed) {}

    /** Whether people sign in by passkey here, and not at an identity provider. */
    public boolean areTaken() {
        return settings.provider() == null;
    }

    /** The address to which passkeys belong; they work nowhere else. */
    public String address() {
        return settings.pagesAt() != null
                ? settings.pagesAt()
                : "http://localhost:" + environment.getProperty("local.server.port");
    }

    /** The passkeys of a person, the oldest first. */
    public List<Passkey> of(String person) {
        return records(person).stream()
                .map(one ->
                        new Passkey(
                                one.getCredentialId().toBase64UrlString(),
                                String.valueOf(one.getLabel()),
                                one.getCreated(),
                                one.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::made))
                .toList();
    }

    /** Those of these people who have a passkey. */
    Set<String> owners(Collection<String> people) {
        return sql.sql(
                        """
                        select name from user_entities e where name = any (:people)
                        and exists (select from user_credentials c where c.user_entity_user_id = e.id)
                        """)
                .param("people", people.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .set();
    }

    private List<CredentialRecord> records(String person) {
        var owner = owners.findByUsername(person);
        return owner == null ? List.of() : keys.findByUserId(owner.getId());
    }

    /** What a browser is asked, so that somebody shows with a passkey who they are; as JSON. */
    public String question(HttpSession session) {
        var question =
                ceremonies()
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        session.setAttribute(QUESTION, question);
        return JSON.writeValueAsString(question);
    }

    /**
     * Who answered the question of this session with a passkey. Each question takes one answer.
     *
     * @param answer as the browser gave it, JSON
     * @return empty when the answer proves nothing
     */
    public Optional<String> shown(HttpSession session, String answer) {
        var question = session.getAttribute(QUESTION);
        session.removeAttribute(QUESTION);
        if (!areTaken() || !(question instanceof PublicKeyCredentialRequestOptions asked)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    JSON.readValue(
                            answer,
                            JSON.getTypeFactory()
                                    .constructParametricType(
                                            PublicKeyCredential.class,
                                            AuthenticatorAssertionResponse.class));
            var owner =
                    ceremonies().authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
            return Optional.of(owner.getName());
        } catch (RuntimeException refused) {
            // The library has no common type for what it refuses.
            note(refused);
            return Optional.empty();
        }
    }

    private static void note(RuntimeException refused) {
        LOG.info("a passkey was refused: {}", refused.getClass().getSimpleName());
    }

    /** What a browser is told, so that it makes a passkey for somebody who is signed in; JSON. */
    public String offer(HttpSession session, Authentication who) {
        var offer =
                ceremonies()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
        session.setAttribute(OFFER, offer);
        return JSON.writeValueAsString(offer);
    }

    /**
     * Keeps the passkey that a browser made after the offer of this session. Each offer is good for
     * one.
     *
     * @param made as the browser gave it, with a name for it, JSON
     * @return whether it was kept; not when it proves nothing, or its name is empty or too long
     */
    public boolean keep(HttpSession session, String made) {
        var offer = session.getAttribute(OFFER);
        session.removeAttribute(OFFER);
        if (!areTaken() || !(offer instanceof PublicKeyCredentialCreationOptions offered)) {
            return false;
        }
        try {
            var passkey = JSON.readValue(made, RelyingPartyPublicKey.class);
            if (passkey.getLabel().isBlank() || passkey.getLabel().length() > NAME_LENGTH_MAX) {
                return false;
            }
            ceremonies()
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(offered, passkey));
            return true;
        } catch (RuntimeException refused) {
            note(refused);
            return false;
        }
    }

    /** Forgets one passkey of a person; nothing happens when they have no such one. */
    public void forget(String person, String id) {
        records(person).stream()
                .map(CredentialRecord::getCredentialId)
                .filter(one -> one.toBase64UrlString().equals(id))
                .forEach(keys::delete);
    }

    /** Forgets all passkeys of a person. */
    void forgetAll(String person) {
        var owner = owners.findByUsername(person);
        if (owner != null) {
            owners.delete(owner.getId());
        }
    }

    private WebAuthnRelyingPartyOperations ceremonies() {
        var known = ceremonies;
        if (known == null) {
            var at = URI.create(address());
            known = ceremonies(at.getHost(), at.getScheme() + "://" + at.getAuthority());
            ceremonies = known;
        }
        return known;
    }

    private WebAuthnRelyingPartyOperations ceremonies(String host, String origin) {
        var made =
                new Webauthn4JRelyingPartyOperations(
                        owners,
                        keys,
                        PublicKeyCredentialRpEntity.builder().id(host).name(NAME).build(),
                        Set.of(origin));
        // Without a finger, a face or a number it would be one factor only.
        made.setCustomizeCreationOptions(offer ->
                offer.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        made.setCustomizeRequestOptions(
                question -> question.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }
}
