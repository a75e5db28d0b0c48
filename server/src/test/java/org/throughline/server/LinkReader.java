package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.casefile.ids.AgencyId;

/** Somebody with a mailbox, a telephone and a browser, and without an account. */
final class LinkReader {
    static final AgencyId WELLBEING = new AgencyId("WW");

    private static final Pattern LINK =
            Pattern.compile("href=\"http://127.0.0.1:\\d+(/link/[\\w-]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("Reference of this link: (\\w+)");
    private static final Pattern CODE =
            Pattern.compile("Code for (\\w+): <strong>(\\d{6})</strong>");
    private static final Pattern INPUT =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    final Browser browser;
    private final RunningProgram program;

    LinkReader(RunningProgram program) {
        this.program = program;
        this.browser = Browser.nobody(program);
    }

    /** The newest mail of the demonstration, once everything that was due is mailed. */
    static String newestMail(RunningProgram program) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(
                                        program.bean(SecondTries.class).list(500).stream()
                                                .filter(one -> one.agency().equals(WELLBEING))
                                                .filter(one ->
                                                        Set.of("queued", "sent", "failed")
                                                                .contains(one.state())))
                                .isEmpty());
        var page = Browser.of(program, "AD-1").get("/sent-mail");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().split("<ol class=\"tl-timeline\">")[1].split("<li>")[1];
    }

    /** The address of the link in a mail, without the host. */
    static String link(String mail) {
        var found = LINK.matcher(mail);
        assertThat(found.find()).as("a link in the mail").isTrue();
        return found.group(1);
    }

    static String reference(String mail) {
        var found = REFERENCE.matcher(mail);
        assertThat(found.find()).as("a reference in the mail").isTrue();
        return found.group(1);
    }

    HttpResponse<String> get(String path) throws Exception {
        return browser.get(path);
    }

    /** Sends the form of the page that is shown at this path. */
    HttpResponse<String> post(String form, String path, Map<String, String> typed)
            throws Exception {
        var fields = hidden(get(form).body());
        fields.putAll(typed);
        return browser.post(path, fields);
    }

    static Map<String, String> hidden(String page) {
        var fields = new HashMap<String, String>();
        INPUT.matcher(page).results().forEach(one -> fields.put(one.group(1), one.group(2)));
        return fields;
    }

    /** Asks for a code, and hears it on the telephone. */
    String askForCode(String reference) throws Exception {
        assertThat(post("/link", "/link/code", Map.of()).statusCode()).isEqualTo(303);
        var worker = Browser.of(program, "CW-4");
        var page = worker.get("/codes").body();
        assertThat(page).contains(reference, "Grace Tolly", "Show the code").doesNotContain("BF-");
        assertThat(CODE.matcher(page).find()).isFalse();
        var shown =
                worker.post(
                                "/codes/show",
                                Map.of(
                                        "_csrf", Browser.token(page),
                                        "agency", WELLBEING.value(),
                                        "reference", reference))
                        .body();
        var found = CODE.matcher(shown);
        assertThat(found.find()).as("a code for " + reference).isTrue();
        assertThat(found.group(1)).isEqualTo(reference);
        return found.group(2);
    }

    HttpResponse<String> give(String code) throws Exception {
        return post("/link", "/link/visit", Map.of("code", code));
    }

    /** Opens the link of a mail by a code. */
    void open(String mail) throws Exception {
        assertThat(get(link(mail)).statusCode()).isEqualTo(303);
        assertThat(give(askForCode(reference(mail))).statusCode()).isEqualTo(303);
        assertThat(get("/link").statusCode()).isEqualTo(200);
    }

    static List<String> wrong(String code) {
        return List.of(code.equals("000000") ? "000001" : "000000");
    }
}
