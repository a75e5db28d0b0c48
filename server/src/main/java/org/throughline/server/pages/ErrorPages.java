package org.throughline.server.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.throughline.casefile.Refusal;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.security.SignedIn;

/**
 * What a person sees when a page cannot be shown: plain words, and nothing of what was asked for.
 */
@Controller
class ErrorPages implements ErrorController {
    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    ResponseEntity<String> error(
            HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedIn who) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 500;
        if (status == 403 && isAboutACase(request)) {
            // To a role that sees no case, every case is one that does not exist.
            return pages.nothingHere(who, request);
        }
        return switch (status) {
            case 403 ->
                    pages.message(
                            HttpStatus.FORBIDDEN,
                            "This is not for your role",
                            "Your role may not open this page, or the form was open for too long. A supervisor can say who may.",
                            who,
                            request);
            case 404, 405 -> pages.nothingHere(who, request);
            case 400, 413, 415 ->
                    pages.message(
                            HttpStatus.valueOf(status),
                            "That could not be read",
                            "Go back, check what you typed, and send it again.",
                            who,
                            request);
            default -> unavailable(who, request);
        };
    }

    ResponseEntity<String> unavailable(@Nullable SignedIn who, HttpServletRequest request) {
        // Such a form makes one command, however often it comes.
        if ("POST".equals(request.getMethod()) && request.getParameter("commandId") != null) {
            return pages.show(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "again.jte",
                    "Error: This does not work now",
                    new Pages.Again(path(request), typed(request)),
                    who,
                    request);
        }
        return pages.message(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This does not work now",
                "Nothing was lost. Go back and send the same again; it is recorded once.",
                who,
                request);
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static List<Map.Entry<String, String>> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(field ->
                        Stream.of(field.getValue()).map(value -> Map.entry(field.getKey(), value)))
                .toList();
    }

    private static boolean isAboutACase(HttpServletRequest request) {
        var path = path(request);
        return "GET".equals(request.getMethod())
                && path.matches("/(cases|audit/cases|agency/cases)/.+");
    }

    /** What a refusal means; the address stands in each problem of the API. */
    @GetMapping("/problems/{code}")
    ResponseEntity<String> problem(
            @PathVariable String code,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable SignedIn who) {
        for (var refusal : Refusal.values()) {
            if (refusal.name().equals(code)) {
                return pages.message(
                        HttpStatus.OK, refusal.name(), RefusalWords.of(refusal), who, request);
            }
        }
        return pages.nothingHere(who, request);
    }
}
