package org.throughline.bench.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Somebody who is signed in, with a browser that keeps nothing. */
final class Person implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LINKED =
            Pattern.compile("(?:<link[^>]*?href|<script[^>]*?src|<img[^>]*?src)=\"(/[^\"]+)\"");
    private static final Pattern IN_STYLES = Pattern.compile("url\\([\"']?(/[^)\"']+)");

    private final HttpClient http;
    private final String address;
    private final String reference;

    private Person(String address, String reference) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .build();
        this.address = address;
        this.reference = reference;
    }

    /** What came over the wire. */
    record Got(int status, int bytes, String text) {}

    static Person signedIn(String address, String reference)
            throws IOException, InterruptedException {
        var person = new Person(address, reference);
        var answer =
                person.post("/sign-in/as", person.get("/").text(), Map.of("person", reference));
        if (answer.status() != 303) {
            throw new IllegalStateException(reference + " cannot sign in: " + answer.status());
        }
        return person;
    }

    String reference() {
        return reference;
    }

    Got get(String path) throws IOException, InterruptedException {
        return got(
                http.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Sends a form of a page. */
    Got post(String path, String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page has no form to send to " + path);
        }
        var body =
                fields.entrySet().stream()
                        .map(one -> "&" + one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("", "_csrf=" + encoded(token.group(1)), ""));
        return got(
                http.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What a page needs besides itself on a first visit, in bytes over the wire. */
    int bytesBeside(Got page) throws IOException, InterruptedException {
        Set<String> fetched = new LinkedHashSet<>();
        int bytes = 0;
        for (var path : found(LINKED, page.text())) {
            if (fetched.add(path)) {
                var asset = get(path);
                bytes += asset.bytes();
                for (var deeper :
                        path.endsWith(".css") ? found(IN_STYLES, asset.text()) : Set.<String>of()) {
                    bytes += fetched.add(deeper) ? get(deeper).bytes() : 0;
                }
            }
        }
        return bytes;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Got got(HttpResponse<byte[]> answer) {
        int head =
                answer.headers().map().entrySet().stream()
                        .flatMap(one ->
                                one.getValue().stream().map(value -> one.getKey() + ": " + value))
                        .mapToInt(line -> line.length() + 2)
                        .sum();
        boolean isPacked = answer.headers().firstValue("Content-Encoding").isPresent();
        return new Got(
                answer.statusCode(),
                head + answer.body().length,
                isPacked
                        ? unpacked(answer.body())
                        : new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static String unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
