package org.throughline.referrals.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final Memory<String, Integer> memory =
            new Memory<>(10, Duration.ofMinutes(1), value -> value);

    private void remember(int value, long erasures) {
        memory.remember("one", value, erasures, Math::max);
    }

    @Test
    void the_later_one_is_kept() {
        remember(2, memory.erasures());
        remember(1, memory.erasures());
        assertThat(memory.of("one")).isEqualTo(2);
    }

    @Test
    void what_was_read_before_an_erasure_is_not_given_out_after_it() {
        long before = memory.erasures();
        remember(3, before);
        memory.forgetAll();
        assertThat(memory.of("one")).isNull();

        remember(3, before);
        assertThat(memory.of("one")).as("read before, and remembered after").isNull();

        remember(1, memory.erasures());
        assertThat(memory.of("one")).isEqualTo(1);
        remember(4, before);
        assertThat(memory.of("one")).as("the one that knows of the erasure").isEqualTo(1);
    }

    @Test
    void no_more_is_kept_than_may_be() {
        remember(11, memory.erasures());
        assertThat(memory.of("one")).isNull();
    }
}
