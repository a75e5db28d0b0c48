package org.throughline.server.pages.lists;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.Caseload;

/**
 * What was asked for; what is absent or not known means any.
 *
 * @param state open or closed
 * @param whose mine, or anybody's
 * @param order code of a {@link CaseOrder}
 */
public record CasesAsked(
        @Nullable String reference,
        @Nullable String state,
        @Nullable String whose,
        @Nullable String risk,
        @Nullable String order,
        @Nullable String page) {

    Caseload.Filter filter(SignedIn who) {
        return new Caseload.Filter(
                text(state).isEmpty() ? null : Boolean.valueOf(text(state).equals("closed")),
                text(risk).isEmpty() ? null : text(risk),
                null,
                text(reference).isBlank() ? null : text(reference).strip(),
                text(whose).equals("mine") ? who.actor().person().value() : null);
    }

    CaseOrder caseOrder() {
        return CaseOrder.of(text(order));
    }

    /** What is no number is the first page. */
    int pageNumber() {
        return text(page).matches("\\d{1,6}") ? Integer.parseInt(text(page)) : 0;
    }

    /** The same question about another page, as the end of an address. */
    String query(int another) {
        return "?page="
                + another
                + part("order", caseOrder().code())
                + part("reference", reference)
                + part("state", state)
                + part("whose", whose)
                + part("risk", risk);
    }

    private static String part(String name, @Nullable String typed) {
        return "&" + name + "=" + UriUtils.encode(text(typed), StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
