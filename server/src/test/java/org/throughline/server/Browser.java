package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who is signed in on the pages, without script. */
final class Browser {
    private final String program;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Browser(String program) {
        this.program = program;
    }

    /** Somebody who is not signed in. */
    static Browser nobody(RunningProgram program) {
        return new Browser(program.address());
    }

    static Browser of(RunningProgram program, String person)
            throws IOException, InterruptedException {
        return of(program.address(), person);
    }

    /** Somebody who is signed in at a program that runs at this address. */
    static Browser of(String program, String person) throws IOException, InterruptedException {
        var browser = new Browser(program);
        var start = browser.get("/").body();
        var answer = browser.post("/sign-in/as", Map.of("_csrf", token(start), "person", person));
        assertThat(answer.statusCode()).isEqualTo(303);
        return browser;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Somewhere else, with the same cookies. */
    HttpResponse<String> at(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(path, fields, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> post(
            String path, Map<String, String> fields, HttpResponse.BodyHandler<T> answer)
            throws IOException, InterruptedException {
        return send(
                path,
                String.join(
                        "&",
                        fields.entrySet().stream()
                                .map(one -> written(one.getKey(), one.getValue()))
                                .toList()),
                answer);
    }

    /** Sends a form as it was filled in. */
    HttpResponse<String> post(String path, FilledForm form)
            throws IOException, InterruptedException {
        return send(path, form.written(), HttpResponse.BodyHandlers.ofString());
    }

    static String written(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> send(String path, String body, HttpResponse.BodyHandler<T> answer)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                answer);
    }

    /** What a script of a page sends. */
    HttpResponse<String> json(String path, String body, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What a form of the page has to carry. */
    static String token(String page) {
        var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private URI address(String path) {
        return URI.create(program + path);
    }

    /** Into a file, of which nothing is left that was there before. */
    static HttpResponse.BodyHandler<Path> into(Path file) {
        return HttpResponse.BodyHandlers.ofFile(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }
}
