package org.throughline.server.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberingEncoderTest {
    private static final String RIGHT = "a long walk by the river";
    private static final String WRONG = "a long walk by the rives";

    private final AtomicLong nanos = new AtomicLong();
    private final Counting slow = new Counting();
    private final RememberingEncoder encoder = new RememberingEncoder(slow, nanos::get);
    private final @Nullable String hash = encoder.encode(RIGHT);

    /** A real encoder that notes for which hashes it was asked. */
    private static final class Counting implements PasswordEncoder {
        private final PasswordEncoder real = new BCryptPasswordEncoder(4);
        private final List<@Nullable String> asked = new ArrayList<>();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            asked.add(hash);
            return real.matches(password, hash);
        }
    }

    @Test
    void theRightPasswordIsHashedOnce() {
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        assertThat(slow.asked).hasSize(1);
    }

    @Test
    void aWrongPasswordIsHashedEachTimeAndStaysWrong() {
        assertThat(encoder.matches(WRONG, hash)).isFalse();
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        assertThat(encoder.matches(WRONG, hash)).isFalse();
        assertThat(slow.asked).hasSize(3);
    }

    @Test
    void afterAChangeTheOldPasswordIsWrong() {
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        assertThat(encoder.matches(RIGHT, encoder.encode("another one, chosen today"))).isFalse();
    }

    @Test
    void itIsHashedAgainAfterAWhile() {
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        nanos.addAndGet(RememberingEncoder.REMEMBERED.plus(Duration.ofSeconds(1)).toNanos());
        assertThat(encoder.matches(RIGHT, hash)).isTrue();
        assertThat(slow.asked).hasSize(2);
    }

    @Test
    void nothingIsNeverRight() {
        assertThat(encoder.matches(null, hash)).isFalse();
        assertThat(encoder.matches(RIGHT, null)).isFalse();
    }
}
