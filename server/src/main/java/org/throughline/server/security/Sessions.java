package org.throughline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.throughline.server.api.Problems;
import org.throughline.server.following.Trouble;
import org.throughline.server.node.SignInSettings;
import org.throughline.server.wiring.ServedAgencies;

/**
 * How long somebody stays signed in on the pages. A session ends after the time of the settings, as
 * soon as the registers have the person no longer or with another role, and when all sessions of
 * the person were ended. With a first password nothing opens but the page on which it is changed.
 */
@Component
public class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String ACCOUNT = "/account";
    private static final String ASSETS = "/assets";
    private static final List<String> ALWAYS_OPEN =
            List.of(ACCOUNT, "/sign-in", "/sign-out", "/error");

    private final ServedAgencies registers;
    private final Accounts accounts;
    private final SignIns signIns;
    private final SignInSettings settings;
    private final Clock clock;

    Sessions(
            ServedAgencies registers,
            Accounts accounts,
            SignIns signIns,
            SignInSettings settings,
            Clock clock) {
        this.registers = registers;
        this.accounts = accounts;
        this.signIns = signIns;
        this.settings = settings;
        this.clock = clock;
    }

    /** Signs somebody in who has shown who they are. */
    public void begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    /**
     * Leads back to the form; but whoever cannot be looked up now is not told that something was
     * wrong with what they typed.
     */
    static void notBegun(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.error("whoever signs in cannot be looked up: {}", Trouble.of(failure));
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            response.sendRedirect("/sign-in?wrong");
        }
    }

    /** Ends sessions, and leads to the page on which a first password is changed. */
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return request.getRequestURI().startsWith(ASSETS);
            }

            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                var who = signedIn();
                if (who != null && isOver(who)) {
                    request.getSession().invalidate();
                    SecurityContextHolder.clearContext();
                    response.sendRedirect("/sign-in?ended");
                } else if (who != null
                        && !isAlwaysOpen(request.getRequestURI())
                        && accounts.mustStillChoose(who)) {
                    response.sendRedirect(ACCOUNT);
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** The same of a first password where there are no sessions and no pages. */
    OncePerRequestFilter filterOfApi(Problems problems) {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                var who = signedIn();
                if (who != null && accounts.mustChoose(who)) {
                    problems.write(
                            response,
                            401,
                            Problems.NOT_SIGNED_IN,
                            "Somebody else chose this password. Sign in on the pages and choose one of your own first.");
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private static @Nullable SignedIn signedIn() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof SignedIn who ? who : null;
    }

    private boolean isOver(SignedIn who) {
        return clock.instant().isAfter(who.since().plus(settings.atMost()))
                || !who.isStill(registers.register().staff(who.actor().person()))
                || signIns.sessionsEnded(who.getUsername())
                        .filter(ended -> !ended.isBefore(who.since()))
                        .isPresent();
    }

    private static boolean isAlwaysOpen(String path) {
        return ALWAYS_OPEN.stream().anyMatch(path::startsWith);
    }
}
