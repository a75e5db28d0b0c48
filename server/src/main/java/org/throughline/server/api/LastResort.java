package org.throughline.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.throughline.casefile.Refusal;
import org.throughline.server.following.Trouble;
import org.throughline.server.inbound.AgencyDesk;

/**
 * What the API says when nothing better was said: in the same form, without any word of what was
 * sent.
 */
@RestControllerAdvice(basePackageClasses = {Problems.class, AgencyDesk.class})
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Problems problems;

    LastResort(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Map<String, Object>> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return problems.unreadable(wrong.getName(), "is not of the right type");
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class
    })
    ResponseEntity<Map<String, Object>> nothingHere(Exception wrong) {
        return problems.refused(Refusal.NOT_FOUND);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Map<String, Object>> trouble(Exception failure, HttpServletRequest request) {
        LOG.error("{} {} failed: {}", request.getMethod(), "api", Trouble.of(failure));
        return problems.unavailable();
    }
}
