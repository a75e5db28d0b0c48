package org.throughline.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.transaction.TransactionException;
import org.throughline.server.api.Problems;
import org.throughline.server.following.Trouble;
import org.throughline.server.hashing.RememberingEncoder;
import org.throughline.server.node.Settings;
import org.throughline.server.node.SignInSettings;

/**
 * Four doors: the API by token or password and no session, the operator by token, readers of light
 * links by link and code and no session, people by a form. Each denies by default.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityWiring.class);
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberingEncoder(new BCryptPasswordEncoder());
    }

    /** Nobody looks at how long each filter took, and to measure it took more than the filters. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain operatorDoor(HttpSecurity http, Settings settings, Problems problems)
            throws Exception {
        return headers(http.securityMatcher("/operator/**", "/actuator/prometheus"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        (request, response, chain) -> {
                            if (isOperator(request, settings.operatorToken())) {
                                SecurityContextHolder.getContext().setAuthentication(operator());
                            }
                            chain.doFilter(request, response);
                        },
                        UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(routes ->
                        routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .hasRole("OPERATOR"))
                .exceptionHandling(problem ->
                        problem.authenticationEntryPoint((_, response, _) ->
                                problems.write(
                                        response,
                                        401,
                                        Problems.NOT_SIGNED_IN,
                                        "Show the operator's token.")))
                .build();
    }

    private static Authentication operator() {
        return UsernamePasswordAuthenticationToken.authenticated(
                "operator", null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
    }

    private static boolean isOperator(ServletRequest request, @Nullable String token) {
        var header = ((HttpServletRequest) request).getHeader("Authorization");
        return header != null
                && token != null
                && !token.isBlank()
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    @Order(2)
    SecurityFilterChain machineDoor(HttpSecurity http, Problems problems, Sessions sessions)
            throws Exception {
        return headers(http.securityMatcher("/api/**"))
                .addFilterBefore(sayingWhenNotNow(problems), SecurityContextHolderFilter.class)
                .addFilterBefore(sessions.filterOfApi(problems), AuthorizationFilter.class)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(notSignedIn(problems)))
                // The introspector and the converter are those of machines' tokens.
                .oauth2ResourceServer(server ->
                        server.opaqueToken(Customizer.withDefaults())
                                .authenticationEntryPoint(notSignedIn(problems)))
                .authorizeHttpRequests(routes -> {
                    routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    // Nobody signs in there: the route verifies the signature of the message.
                    routes.requestMatchers(HttpMethod.POST, RouteRules.CALL_BACK).permitAll();
                    for (var rule : RouteRules.RULES) {
                        routes.requestMatchers(rule.pattern()).hasAnyAuthority(rule.authorities());
                    }
                    routes.anyRequest().denyAll();
                })
                .exceptionHandling(problem ->
                        problem.authenticationEntryPoint(notSignedIn(problems))
                                .accessDeniedHandler((_, response, _) ->
                                        problems.write(
                                                response,
                                                404,
                                                "NOT_FOUND",
                                                "There is nothing here under this name, or not for you.")))
                .build();
    }

    /**
     * Whoever cannot be looked up now is no stranger, and must not be told to sign in otherwise:
     * the same command again is what helps.
     */
    private static Filter sayingWhenNotNow(Problems problems) {
        return (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (DataAccessException
                    | TransactionException
                    | AuthenticationServiceException away) {
                LOG.error("whoever asks cannot be looked up: {}", Trouble.of(away));
                problems.writeUnavailable((HttpServletResponse) response);
            }
        };
    }

    private static AuthenticationEntryPoint notSignedIn(Problems problems) {
        return (_, response, failure) -> {
            if (failure instanceof AuthenticationServiceException away) {
                throw away;
            }
            response.addHeader("WWW-Authenticate", "Bearer");
            problems.write(
                    response,
                    401,
                    Problems.NOT_SIGNED_IN,
                    "Show a token that is valid, or sign in with your reference and password.");
        };
    }

    /**
     * Nobody signs in there, and whoever is signed in elsewhere is nobody there: the pages verify
     * link and code themselves.
     */
    @Bean
    @Order(3)
    SecurityFilterChain linkDoor(HttpSecurity http) throws Exception {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.path("/link").sameSite("Lax"));
        return headers(http.securityMatcher("/link", "/link/**"))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
                .headers(headers ->
                        headers.addHeaderWriter(
                                new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain peoplesDoor(
            HttpSecurity http, Sessions sessions, SignInSettings signIn, ProviderDoor door)
            throws Exception {
        var provider = signIn.provider();
        if (provider != null) {
            http.oauth2Login(login -> door.open(login, provider));
        } else {
            http.formLogin(form ->
                    form.loginPage("/sign-in")
                            .usernameParameter("person")
                            .passwordParameter("password")
                            .defaultSuccessUrl("/home", false)
                            .failureHandler(Sessions::notBegun));
        }
        return headers(http)
                .addFilterBefore(sessions.filter(), AuthorizationFilter.class)
                .authorizeHttpRequests(routes -> {
                    routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    routes.requestMatchers(EndpointRequest.to("health")).permitAll();
                    routes.requestMatchers(
                                    "/",
                                    "/sign-in",
                                    "/sign-in/as",
                                    "/sign-in/passkey",
                                    "/sign-in/passkey/question",
                                    "/assets/**",
                                    "/error",
                                    "/problems/*")
                            .permitAll();
                    for (var rule : RouteRules.RULES) {
                        routes.requestMatchers(rule.pattern()).hasAnyAuthority(rule.authorities());
                    }
                    routes.anyRequest().denyAll();
                })
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/?left"))
                .build();
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(headers ->
                headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .cacheControl(Customizer.withDefaults()));
    }
}
