package org.throughline.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.throughline.server.access.Purpose;
import org.throughline.server.access.PurposeNeeded;

/** Asks why somebody looks, where the case is not known to be theirs; before anything is shown. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PurposeAsked {
    static final String FIELD = "purpose";
    static final String WHAT_TO_SAY =
            "say why you look at a case on which you do not work: "
                    + Purpose.SAID.stream().map(Purpose::code).collect(Collectors.joining(", "));

    private final Problems problems;

    PurposeAsked(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(PurposeNeeded.class)
    ResponseEntity<?> ask(PurposeNeeded needed, HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return problems.unreadable(FIELD, WHAT_TO_SAY);
        }
        var query = request.getQueryString();
        var back =
                request.getMethod().equals("GET")
                        ? request.getRequestURI() + (query == null ? "" : "?" + query)
                        : "/cases/" + needed.caseId();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(
                        URI.create(
                                "/cases/"
                                        + needed.caseId()
                                        + "/why?to="
                                        + URLEncoder.encode(back, StandardCharsets.UTF_8)))
                .build();
    }
}
