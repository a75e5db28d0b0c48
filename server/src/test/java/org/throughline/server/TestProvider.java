package org.throughline.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** An identity provider on loopback that lets everybody in under the name that is set. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "throughline";
    private static final int KEY_BITS = 2048;

    private final HttpServer server;
    private final RSAKey key;
    private volatile String person = "";
    private volatile String nonce = "";
    private volatile String audience = CLIENT;

    TestProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(KEY_BITS).keyID("one").algorithm(JWSAlgorithm.RS256).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                """
                                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end?of=all", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                                 "id_token_signing_alg_values_supported": ["RS256"]}
                                """
                                        .formatted(issuer())));
        server.createContext(
                "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whoever comes from now on is this one. */
    void letIn(String name) {
        person = name;
    }

    /** From now on tokens are for somebody else. */
    void sayFor(String other) {
        audience = other;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = new HashMap<String, String>();
        for (var pair : exchange.getRequestURI().getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        nonce = String.valueOf(asked.get("nonce"));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri")
                                + "?code=once&state="
                                + java.net.URLEncoder.encode(
                                        String.valueOf(asked.get("state")), UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("subject-of-" + person)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("nonce", nonce);
        if (!person.isEmpty()) {
            claims.claim("preferred_username", person);
        }
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                        claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
        answer(
                exchange,
                """
                {"access_token": "not-used", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
                """
                        .formatted(token.serialize()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders()
                .putAll(Map.of("Content-Type", java.util.List.of("application/json")));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
