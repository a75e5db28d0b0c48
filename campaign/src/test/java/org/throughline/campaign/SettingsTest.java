package org.throughline.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.campaign.cluster.Fault;

class SettingsTest {
    private static Settings settings(String... typed) {
        return Settings.of(
                Stream.concat(
                                Stream.of("--folder", "f", "--program", "p", "--sources", ".."),
                                Stream.of(typed))
                        .toArray(String[]::new));
    }

    @Test
    void without_a_word_every_fault_has_its_round() {
        var settings = settings();

        assertThat(settings.faults()).containsExactly(Fault.values());
        assertThat(settings.rounds()).isEqualTo(Fault.values().length);
        assertThat(settings.results()).isNull();
        assertThat(settings.seeded()).isNull();
    }

    @Test
    void what_is_typed_counts() {
        var settings =
                settings(
                        "--faults",
                        "NONE,CUT_BROKER",
                        "--rate",
                        "100",
                        "--seed",
                        "-7",
                        "--seeded",
                        "no-case-key");

        assertThat(settings.faults()).containsExactly(Fault.NONE, Fault.CUT_BROKER);
        assertThat(settings.rounds()).isEqualTo(2);
        assertThat(settings.isSteady()).isFalse();
        assertThat(settings("--faults", "NONE").isSteady()).isTrue();
        assertThat(settings.perSecond()).isEqualTo(100);
        assertThat(settings.seed()).isEqualTo(-7);
        assertThat(settings.seeded()).isEqualTo(Path.of("../campaign/seeded/no-case-key.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "--speed, 3, --speed is none of the options; bin/campaign --help names them",
        "rate, 3, rate is none of the options; bin/campaign --help names them",
        "--rate, 0, '--rate is a number from 1 to 100000, not 0'",
        "--rounds, many, '--rounds is a number from 1 to 100000, not many'",
        "--hold, 100001, '--hold is a number from 1 to 100000, not 100001'",
        "--seed, x, '--seed is a whole number, not x'",
        "--seeded, none, 'none is none of the defects in campaign/seeded, without its .txt'"
    })
    void what_cannot_be_is_refused_with_what_can(String name, String value, String says) {
        assertThatThrownBy(() -> settings(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(says);
    }

    @Test
    void a_fault_that_is_not_known_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> settings("--faults", "NONE,KILL_ALL"))
                .hasMessageStartingWith("KILL_ALL is none of [NONE, KILL_CASEWORK, ");
    }

    @Test
    void a_word_without_a_value_is_refused() {
        assertThatThrownBy(() -> settings("--rate")).hasMessage("--rate has no value");
    }
}
