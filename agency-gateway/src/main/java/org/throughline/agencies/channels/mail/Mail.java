package org.throughline.agencies.channels.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A mail. It names no person and no case: it lies in mailboxes, on telephones and in backups that
 * nobody of us guards.
 *
 * @param id by which both sides can find it again
 * @param html the same as the text, for programs that show a link as one
 */
public record Mail(String id, String to, String subject, String text, String html) {
    private static final String SUBJECT = "Something new waits for you in Throughline";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 16;

    /**
     * A notice.
     *
     * @param parts its sentences and addresses, each in a paragraph; the subject stands before them
     */
    static Mail notice(RandomGenerator chance, String to, List<String> parts) {
        var all = new ArrayList<String>();
        all.add(SUBJECT + ".");
        all.addAll(parts);
        return new Mail(id(chance), to, SUBJECT, String.join("\r\n\r\n", all) + "\r\n", html(all));
    }

    private static String id(RandomGenerator chance) {
        return chance.ints(ID_LENGTH, 0, LETTERS.length())
                .mapToObj(one -> String.valueOf(LETTERS.charAt(one)))
                .collect(Collectors.joining("", "mail-", ""));
    }

    private static String html(List<String> parts) {
        return parts.stream()
                .map(Mail::paragraph)
                .collect(
                        Collectors.joining(
                                "",
                                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                                        + SUBJECT
                                        + "</title></head><body>",
                                "</body></html>"));
    }

    private static String paragraph(String part) {
        var safe =
                part.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        return part.startsWith("https://") || part.startsWith("http://")
                ? "<p><a href=\"" + safe + "\">" + safe + "</a></p>"
                : "<p>" + safe + "</p>";
    }

    /** Says nothing: a link in it opens something. */
    @Override
    public String toString() {
        return id;
    }
}
