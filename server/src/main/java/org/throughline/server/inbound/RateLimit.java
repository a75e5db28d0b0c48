package org.throughline.server.inbound;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.Problems;
import org.throughline.server.security.SignedIn;

/** How many requests of an agency a node takes; one agency's haste never delays another. */
public final class RateLimit implements HandlerInterceptor {
    static final int REQUESTS_PER_SECOND = 100;
    static final int BURST_MAX = 200;

    private final Map<AgencyId, Bucket> buckets = new ConcurrentHashMap<>();
    private final Problems problems;
    private final TimeMeter time;

    RateLimit(Problems problems, TimeMeter time) {
        this.problems = problems;
        this.time = time;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)
                || !signedIn.actor().role().isOfAgency()) {
            return true;
        }
        var probe = bucket(signedIn.actor().agency()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return true;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        response.setHeader("Retry-After", Long.toString(seconds));
        problems.write(
                response,
                429,
                "RATE_LIMITED",
                "Too many requests of this agency. Send the same again after the time in Retry-After.");
        return false;
    }

    private Bucket bucket(AgencyId agency) {
        return buckets.computeIfAbsent(
                agency,
                _ ->
                        Bucket.builder()
                                .withCustomTimePrecision(time)
                                .addLimit(limit ->
                                        limit.capacity(BURST_MAX)
                                                .refillGreedy(
                                                        REQUESTS_PER_SECOND, Duration.ofSeconds(1)))
                                .build());
    }

    /** Puts it before every route of the API. */
    @Configuration(proxyBeanMethods = false)
    static class OfTheApi {

        @Bean
        WebMvcConfigurer rateLimitOfTheApi(Problems problems) {
            var limit = new RateLimit(problems, TimeMeter.SYSTEM_NANOTIME);
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(limit).addPathPatterns("/api/**");
                }
            };
        }
    }
}
