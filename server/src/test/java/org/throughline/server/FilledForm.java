package org.throughline.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The form of a page with what stands in it, as a browser would send it. */
final class FilledForm {
    private static final Pattern FIELD =
            Pattern.compile(
                    "<input ([^>]*)>|<select ([^>]*)>(.*?)</select>|<textarea ([^>]*)>(.*?)</textarea>",
                    Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\" selected");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    /** Of the form that is sent to an address. */
    static FilledForm in(String page, String action) {
        int from = page.indexOf("action=\"" + action + "\"");
        if (from < 0) {
            throw new AssertionError("no form is sent to " + action);
        }
        var form = new FilledForm();
        var found = FIELD.matcher(page.substring(from, page.indexOf("</form>", from)));
        while (found.find()) {
            form.take(
                    found.group(1), found.group(2), found.group(3), found.group(4), found.group(5));
        }
        return form;
    }

    private void take(String input, String select, String options, String area, String text) {
        if (input != null) {
            var isTicked = input.contains("type=\"checkbox\"") || input.contains("type=\"radio\"");
            if (!isTicked || input.endsWith(" checked")) {
                add(input, attribute(input, "value"));
            }
        } else if (select != null) {
            var chosen = OPTION.matcher(options);
            add(select, chosen.find() ? HtmlUtils.htmlUnescape(chosen.group(1)) : "");
        } else {
            add(area, HtmlUtils.htmlUnescape(text));
        }
    }

    private void add(String tag, String value) {
        fields.computeIfAbsent(attribute(tag, "name"), _ -> new ArrayList<>()).add(value);
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }

    /** With these values in a field that is there. */
    FilledForm with(String field, String... values) {
        if (!fields.containsKey(field)) {
            throw new AssertionError("no field " + field + " among " + fields.keySet());
        }
        return press(field, values);
    }

    /** With a button, or a field of which nothing is ticked yet. */
    FilledForm press(String field, String... values) {
        fields.put(field, List.of(values));
        return this;
    }

    List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    String value(String field) {
        return values(field).getFirst();
    }

    String written() {
        return fields.entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream()
                                .map(value -> Browser.written(field.getKey(), value)))
                .collect(Collectors.joining("&"));
    }
}
