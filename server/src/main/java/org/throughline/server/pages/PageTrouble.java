package org.throughline.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.throughline.server.following.Trouble;
import org.throughline.server.security.SignedIn;

/**
 * A page that fails: the log says what kind of failure and where, and never a message, which may
 * hold what somebody typed or what stands in a case.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(PageTrouble.class);

    private final ErrorPages errors;

    PageTrouble(ErrorPages errors) {
        this.errors = errors;
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<String> trouble(
            RuntimeException failure,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable SignedIn who) {
        if (failure instanceof AccessDeniedException
                || failure instanceof ErrorResponse
                || failure instanceof MethodArgumentTypeMismatchException) {
            // These have an answer of their own.
            throw failure;
        }
        LOG.error("{} {} failed: {}", request.getMethod(), "page", Trouble.of(failure));
        return errors.unavailable(who, request);
    }
}
