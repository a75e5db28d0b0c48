package org.throughline.server.hashing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes as another encoder does, and knows for a few minutes which password was the right one for
 * which hash: who signs in with every call of the API would pay for the slow hash with every call.
 * A wrong password is always as dear to try. Another hash, as after a change of password, is not
 * known. What is kept is a keyed digest under a key that never leaves the memory of the process.
 */
public final class RememberingEncoder implements PasswordEncoder {
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int REMEMBERED_MAX = 10_000;
    private static final int KEY_BYTES = 32;
    private static final String DIGEST = "HmacSHA256";

    private final PasswordEncoder slow;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> right;

    public RememberingEncoder(PasswordEncoder slow) {
        this(slow, Ticker.systemTicker());
    }

    RememberingEncoder(PasswordEncoder slow, Ticker ticker) {
        this.slow = slow;
        var drawn = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        this.key = new SecretKeySpec(drawn, DIGEST);
        this.right =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED_MAX)
                        .expireAfterWrite(REMEMBERED)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .build();
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return false;
        }
        var shown = digest(password, hash);
        if (right.getIfPresent(shown) != null) {
            return true;
        }
        boolean isRight = slow.matches(password, hash);
        if (isRight) {
            right.put(shown, true);
        }
        return isRight;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return slow.upgradeEncoding(hash);
    }

    private String digest(CharSequence password, String hash) {
        try {
            var mac = Mac.getInstance(DIGEST);
            mac.init(key);
            // The hash has no line break, so nobody can move letters from one to the other.
            mac.update((hash + '\n' + password).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + DIGEST, e);
        }
    }
}
