package org.throughline.server.pages.link;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.throughline.agencies.lightlink.Token;

/**
 * What a browser holds of a light link: the token, which leaves the address at once, and the visit.
 * Both end with the browser, and no script reads them.
 */
final class LinkCookies {
    private static final String LINK = "tl-link";
    private static final String VISIT = "tl-visit";
    private static final String WORDS = "tl-words";

    private LinkCookies() {}

    static Optional<String> link(HttpServletRequest request) {
        return read(request, LINK);
    }

    static Optional<String> visit(HttpServletRequest request) {
        return read(request, VISIT);
    }

    /** The words in the language that this browser chose. */
    static LinkWords words(HttpServletRequest request) {
        return LinkWords.in(value(request, WORDS).orElse("en"));
    }

    static void holdWords(HttpServletRequest request, HttpHeaders headers, String language) {
        put(request, headers, WORDS, language);
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return value(request, name).filter(Token::isOne);
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Another link: whatever visit there was is over in this browser. */
    static void holdLink(HttpServletRequest request, HttpHeaders headers, String token) {
        put(request, headers, LINK, Token.isOne(token) ? token : "");
        put(request, headers, VISIT, "");
    }

    static void holdVisit(HttpServletRequest request, HttpHeaders headers, String visit) {
        put(request, headers, VISIT, visit);
    }

    /** Nothing is left in this browser. */
    static void forget(HttpServletRequest request, HttpHeaders headers) {
        put(request, headers, LINK, "");
        put(request, headers, VISIT, "");
    }

    private static void put(
            HttpServletRequest request, HttpHeaders headers, String name, String value) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/link")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax");
        if (value.isEmpty()) {
            cookie.maxAge(0);
        }
        headers.add(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
