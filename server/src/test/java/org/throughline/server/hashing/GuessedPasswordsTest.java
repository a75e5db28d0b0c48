package org.throughline.server.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessedPasswordsTest {
    private static final List<String> KNOWN = List.of("CW-4", "Samina Akhtar");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "qwertyuiop[]",
                "123456789012",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "Passw0rd2026!",
                "iloveyou1234",
                "throughline2026",
                "Brackenford!1",
                "SaminaAkhtar",
                "akhtarsamina1",
                "1704198517041985",
                "CW-4CW-4CW-4"
            })
    void what_many_people_take_or_what_is_known_of_somebody_is_soon_guessed(String password) {
        assertThat(GuessedPasswords.isSoonGuessed(password, KNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "umbrella seldom granite",
                "correct horse battery staple",
                "kx7q9wz2m4tp",
                "naprawdę długie hasło",
                "ਇਹ ਇੱਕ ਲੰਮਾ ਸ਼ਬਦ"
            })
    void words_that_do_not_belong_together_are_not(String password) {
        assertThat(GuessedPasswords.isSoonGuessed(password, KNOWN)).isFalse();
    }
}
