package org.throughline.bench.measure;

/** Content of an event. Peers with a serializer of their own make the same JSON of it. */
public record Fact(long n, String text) {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ.,0123456789";
    private static final int JSON_AROUND = "{\"n\":,\"text\":\"\"}".length();
    private static final int MD5_LETTERS = 32;

    /** Content whose JSON has so many bytes, another for each number. */
    public static Fact of(long n, int jsonBytes) {
        int letters = Math.max(0, jsonBytes - JSON_AROUND - Long.toString(n).length());
        var text = new StringBuilder(letters);
        long seed = n * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < letters; i++) {
            seed ^= seed << 13;
            seed ^= seed >>> 7;
            seed ^= seed << 17;
            text.append(LETTERS.charAt((int) Long.remainderUnsigned(seed, LETTERS.length())));
        }
        return new Fact(n, text.toString());
    }

    /** The text has nothing that JSON would escape. */
    public String json() {
        return "{\"n\":" + n + ",\"text\":\"" + text + "\"}";
    }

    /** SQL of such JSON for the column {@code n} of a generated series. */
    public static String sql(int jsonBytes) {
        // Digests of the number are as hard to compress as the letters above.
        var text = new StringBuilder();
        for (int i = 0; i <= jsonBytes / MD5_LETTERS; i++) {
            text.append(i == 0 ? "" : " || ").append("md5(n::text || '").append(i).append("')");
        }
        return "'{\"n\":' || n || ',\"text\":\"' || left("
                + text
                + ", "
                + (jsonBytes - JSON_AROUND)
                + " - length(n::text)) || '\"}'";
    }
}
