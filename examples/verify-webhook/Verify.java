// Verifies a webhook of Throughline. Java 17 or newer, no libraries.
//   SECRET=whsec_... java Verify.java ID TIMESTAMP SIGNATURES [NOW] < body
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Verify {
    static final long TOLERATED_SECONDS = 300;
    static final int KEY_BYTES_MIN = 24; // with an empty key anybody could sign

    // The three headers as they came, the body as bytes, the time in seconds since 1970.
    static boolean isGenuine(String secret, String id, String timestamp, String signatures,
            byte[] body, long now) throws Exception {
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        if (key.length < KEY_BYTES_MIN || id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) return false;
        if (Math.abs(now - Long.parseLong(timestamp)) > TOLERATED_SECONDS) return false;
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes("UTF-8"));
        var wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        for (var one : signatures.split(" ")) {
            if (MessageDigest.isEqual(one.getBytes("UTF-8"), wanted.getBytes("UTF-8"))) return true;
        }
        return false;
    }

    public static void main(String[] words) throws Exception {
        var secret = System.getenv().getOrDefault("SECRET", "");
        var now = words.length > 3 ? Long.parseLong(words[3]) : System.currentTimeMillis() / 1000;
        var genuine = words.length > 2
                && isGenuine(secret, words[0], words[1], words[2], System.in.readAllBytes(), now);
        System.out.println(genuine ? "genuine" : "refused");
        System.exit(genuine ? 0 : 1);
    }
}
